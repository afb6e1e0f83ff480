export { type ImportFileOptions, importFile } from './cli.js';
