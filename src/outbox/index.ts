export { type Letter, letter, linkTo, oneLine } from './letter.js';
