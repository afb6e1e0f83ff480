export { authenticator, createFirstToken } from './token-commands.js';
