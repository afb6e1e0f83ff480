export { addHandout, addHandoutFile, publishHandout, withdrawHandoutFile } from './commands.js';
export { insideOf } from './queries.js';
