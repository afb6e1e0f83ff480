export { reconcileFile } from './cli.js';
export { beginReconciliation, compareWhenRead } from './commands/begin.js';
export { settleDifferences } from './commands/settle.js';
export { bodies } from './words.js';
