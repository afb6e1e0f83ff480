export { costFigure, unionFigure } from './register-figures.js';
