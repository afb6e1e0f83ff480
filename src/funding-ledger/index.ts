export { type AdvanceTask, advanceTasks } from './advance-tasks.js';
export { cancelShift, decideShift, recordEntries, requestShift } from './commands/keep-ledger.js';
export { type AdvanceOfProject, advancesOfAll, bookedOf, type Ledger, type ShiftOutcome } from './ledger.js';
export { bookingsOf, listLedgers } from './queries/ledgers.js';
export { yearLines } from './rules.js';
export { AdvancesPart } from './views/advances-part.js';
export { entryWords, shiftMark } from './words.js';
