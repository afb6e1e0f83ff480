export { addHandout, addHandoutFile, publishHandout } from './commands.js';
