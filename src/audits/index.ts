export type {
  AuditedProject,
  AuditFile,
  Payment,
  Recovery,
  SpotCheck,
} from './audit-file.js';
export { answerCheck, keepCheck, keepRecovery, recordPayment } from './commands/keep-audit-file.js';
export { keepMandate } from './commands/keep-mandate.js';
export { auditedProject, auditRecordsOf } from './queries/audit-file.js';
export { mandatesOf } from './queries/mandates.js';
export { mandateWords } from './views/mandates-page.js';
export { auditPath, paymentWords, restWords } from './words.js';
