export { logReadings } from './log-readings.js';
