export { askForCity, saveAnswer } from './commands.js';
export type { Topic } from './consultation.js';
export { topicWords } from './words.js';
