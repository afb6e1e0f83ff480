export { answerCity, askCities } from './commands.js';
