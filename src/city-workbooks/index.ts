export { importForCity, writeTemplate } from './cli.js';
