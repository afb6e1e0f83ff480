export { createFirstToken, findActor } from './access-tokens.js';
