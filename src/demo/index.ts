export { loadSample } from './load.js';
export { loadSampleWork } from './sample-work.js';
