export { addOfficePerson } from './commands.js';
export type { Office } from './office.js';
export { officeKind } from './office-kind.js';
export { OfficeCard } from './views/office-card.js';
