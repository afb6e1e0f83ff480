export { addHandout, addHandoutFile, publishHandout, withdrawHandoutFile } from './commands.js';
export { insidesOf } from './queries.js';
