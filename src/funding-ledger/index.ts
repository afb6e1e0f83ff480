export { type AdvanceTask, advanceTasks } from './advance-tasks.js';
export { decideShift, recordEntries, requestShift } from './commands/keep-ledger.js';
export { type AdvanceOfProject, advancesOfAll } from './ledger.js';
export { listLedgers } from './queries/ledgers.js';
export { AdvancesPart } from './views/advances-part.js';
