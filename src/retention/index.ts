export { findRetention } from './queries/retentions.js';
export { retentionOfPath, retentionWords } from './words.js';
