export { crossTablePages } from './pages.js';
