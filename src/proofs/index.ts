export { type Notice, type NoticeKind, noticesFor } from './notices.js';
export { type ProofTask, proofTasks } from './proof-tasks.js';
