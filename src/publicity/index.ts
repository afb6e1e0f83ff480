export { recordDisplay } from './commands/keep-displays.js';
export { dutyOfRecord } from './duty-of-record.js';
export { dutySentence, publicityPath } from './words.js';
