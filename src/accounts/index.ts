export { createFirstToken, findActor } from './token-commands.js';
