export { loadSample } from './load.js';
export { sampleProjects } from './sample-projects.js';
