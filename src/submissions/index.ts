export { draftAsProject } from './api-draft.js';
export { attachFile, type NewAttachment } from './commands/attachments.js';
export { type Beginning, beginDraft } from './commands/begin.js';
export { addComment, type NewComment, resolveComment } from './commands/comments.js';
export { type DraftToPublish, type PublishedDrafts, publishAccepted } from './commands/publish.js';
export { type DraftContent, saveDraft } from './commands/save.js';
export {
  acceptDraft,
  discardDraft,
  handIn,
  type Return,
  reopenDraft,
  returnDraft,
  takeBack,
} from './commands/steps.js';
export { type BroughtWork, takeOverWork } from './commands/take-over.js';
export { handInWithdrawal, undoWithdrawal } from './commands/withdraw.js';
export { fileNameOf, lookPolicies, mediaTypeOf } from './file-kinds.js';
export { isDraftId } from './queries/draft-rows.js';
export { type Effect, type EffectOnTotals, effectOnTotals } from './queries/effect-on-totals.js';
export { type DraftQuery, type DraftSummary, listDrafts } from './queries/list-drafts.js';
export { type AttachedFile, readAttachment } from './queries/read-attachment.js';
export {
  type DraftAttachment,
  type DraftComment,
  type DraftStep,
  type DraftView,
  readDraft,
} from './queries/read-draft.js';
export type {
  DraftKind,
  DraftState,
  WorkflowState,
} from './tables.js';
export { stateWords, stepWords } from './words.js';
