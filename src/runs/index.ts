export { type RedactedFile, redactRun, wouldRedact } from './commands/redact-run.js';
export { reportJobNames, reportJobs } from './drawing/job.js';
