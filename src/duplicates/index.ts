export { listDuplicates } from './cli.js';
export { lookForDuplicates } from './commands/look.js';
export { duplicatesJob, searchGivesWay } from './job.js';
export {
  type Similar,
  type SimilarRow,
  type SimilarRows,
  similarToDraft,
  similarToImport,
} from './queries/similar.js';
export { similarRowsSchema, toApiSimilarRows } from './schemas.js';
export { AgreementWords, ProjectLines } from './views/parts.js';
export { duplicatesPath } from './views/paths.js';
