export type { Office } from './office.js';
export { officeKind } from './office-kind.js';
