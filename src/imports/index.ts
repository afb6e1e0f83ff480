export { type ImportFileOptions, importFile } from './cli.js';
export { commitImport } from './commands/commit.js';
export { type Importer, previewImport } from './commands/preview.js';
export { readImport, readImportRows } from './read-import.js';
export { largestFile, type Upload } from './read-source.js';
export type { ApiImport, ApiImportRow } from './schemas.js';
