export { gapFindings } from './operations-list/gap-findings.js';
export { isLicence, type LicenceKey, licences, type Publisher } from './publisher.js';
export { staleLists } from './read-lists.js';
