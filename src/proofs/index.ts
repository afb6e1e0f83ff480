export { type Notice, type NoticeKind, noticesFor } from './notices.js';
export { noticeAction } from './pages/form-actions.js';
export { type ProofTask, proofTasks } from './proof-tasks.js';
export { type DraftNotice, draftNotices } from './queries/draft-notices.js';
export { howWords, noticeWords } from './words.js';
