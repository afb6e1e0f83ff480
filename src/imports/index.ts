export { annotatedName, annotationOf } from './annotated-file.js';
export { toApiImport } from './api-import.js';
export { type ImportFileOptions, importFile, readListFile } from './cli.js';
export { answerImport, keptUpload } from './commands/answer.js';
export { cancelReading } from './commands/cancel-reading.js';
export { forgetStaleImports } from './commands/forget-stale.js';
export { keepFile } from './commands/keep-file.js';
export { type AnswersGiven, previewImport, queueImport, readAtOnce } from './commands/preview.js';
export { publicationJob } from './commands/publication-job.js';
export { readingJob } from './commands/reading-job.js';
export { correctInput } from './correct-input.js';
export type { LocatedFinding, ReadColumn } from './entry.js';
export { faultOf } from './list/findings/of-values.js';
export { AmountEvidence, readListAmount } from './list/list-values.js';
export { codeOfDraft, continuedText, keyOfOwnCode } from './list/own-lists.js';
export type { Question } from './list/question.js';
export { type Difference, differencesBetween } from './merge-input.js';
export { findReading } from './queries.js';
export type { Receiver } from './reading/deliver.js';
export { type FindingGroup, FindingGroups } from './reading/finding-groups.js';
export { readSmallTable, type Upload } from './reading/open-source.js';
export { readInThread } from './reading/read-in-thread.js';
export { type BatchedRow, type RowBatch, rowsIn } from './reading/row-batch.js';
export type { GivenAnswer, SourceHead } from './reading/source-reading.js';
export type { Tally } from './reading/tally.js';
export {
  type ApiImport,
  type ApiImportRow,
  columnSchema,
  differenceSchema,
  findingGroupSchema,
  importAnswersSchema,
  questionSchema,
  rowFindingSchema,
} from './schemas.js';
export { fromStoredInput, type StoredInput, toStoredInput } from './stored-input.js';
export { basisHeading, noteHeading, type TemplateKey, templateColumns } from './template/columns.js';
export { choicesTitle, guideTitle, markLine, type TemplateMark, templateVersion } from './template/mark.js';
export { findingsOnTemplate } from './template-queries.js';
export { answersOf, fileTypes, largestImport, largestUpload, readUploads, uploadOf } from './upload.js';
export { Findings } from './views/findings.js';
export { Questions } from './views/questions.js';
export { ReadingProgress } from './views/reading-page.js';
export { RowDifferences, RowErrors } from './views/row-parts.js';
export { fieldLabel, shownValue } from './views/values.js';
