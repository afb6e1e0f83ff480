export { addOfficePerson } from './commands.js';
export { hoursLines } from './hours.js';
export { isValidOn, type Office, type OfficeNotice } from './office.js';
export { officeKind } from './office-kind.js';
export { OfficeCard } from './views/office-card.js';
export { noticeText } from './views/office-sheet.js';
