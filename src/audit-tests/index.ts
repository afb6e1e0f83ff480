export { testsPath } from './views/paths.js';
