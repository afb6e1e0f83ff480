export { addHandout, addHandoutFile, publishHandout, withdrawHandoutFile } from './commands.js';
