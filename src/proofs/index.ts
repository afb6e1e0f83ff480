export { addBody, tickBody } from './commands/keep-bodies.js';
export { recordStep, setDue } from './commands/keep-proof.js';
export { type Notice, type NoticeKind, noticesFor } from './notices.js';
export { noticeAction } from './pages/form-actions.js';
export { isWithCity, type Proof, type ProofKey } from './proof.js';
export { type ProofTask, proofTasks } from './proof-tasks.js';
export { type DraftNotice, draftNotices } from './queries/draft-notices.js';
export { listProofs, proofsOfProject } from './queries/proofs.js';
export { howWords, noticeWords } from './words.js';
