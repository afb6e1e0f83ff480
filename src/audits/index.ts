export {
  type AuditedProject,
  type AuditFile,
  type Payment,
  type Recovery,
  restOf,
  type SpotCheck,
} from './audit-file.js';
export { answerCheck, keepCheck, keepRecovery, recordPayment } from './commands/keep-audit-file.js';
export { auditedProject, auditRecordsOf, readAuditFile } from './queries/audit-file.js';
export { mandatesOf } from './queries/mandates.js';
export { mandateWords } from './views/mandates-page.js';
export { auditPath, auditsPath, checkMark, paymentWords, restWords } from './words.js';
