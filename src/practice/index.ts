export { addPractice, publishPractice } from './commands.js';
