export { type ImportFileOptions, importFile } from './cli.js';
export { publishImport, takeBackImport } from './commands/commit.js';
export { keepFile } from './commands/keep-file.js';
export { readingJob } from './commands/reading-job.js';
export { readImport, readImportRows } from './read-import.js';
export type { ApiImport, ApiImportRow } from './schemas.js';
export { largestUpload, readUploads, uploadOf } from './upload.js';
