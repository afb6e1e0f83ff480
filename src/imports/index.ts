export { type ImportFileOptions, importFile } from './cli.js';
export { keepFile } from './commands/keep-file.js';
export { readingJob } from './commands/reading-job.js';
export type { ApiImport, ApiImportRow } from './schemas.js';
export { largestUpload, readUploads, uploadOf } from './upload.js';
