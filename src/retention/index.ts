export { findRetention } from './queries/retentions.js';
export { retentionOfPath, retentionPath, retentionWords } from './words.js';
