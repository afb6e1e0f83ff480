export { addPractice, changePractice, publishPractice } from './commands.js';
export { findPractice } from './queries.js';
