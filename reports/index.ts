/** Every report the registry can make: one line each. */
export { steckbrief } from './steckbrief/index.js';
