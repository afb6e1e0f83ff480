export { gapFindings } from './operations-list/gap-findings.js';
export type { LicenceKey, Publisher } from './publisher.js';
export { staleLists } from './read-lists.js';
