export { reminderJob } from './reminders/job.js';
