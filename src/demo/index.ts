export { loadSample } from './load.js';
