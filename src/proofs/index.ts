export { type Notice, type NoticeKind, noticesFor } from './notices.js';
