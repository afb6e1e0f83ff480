export { reportJobNames, reportJobs } from './drawing/job.js';
