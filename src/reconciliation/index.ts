export { reconcileFile } from './cli.js';
export { bodies } from './words.js';
