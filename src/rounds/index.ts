export { openTasksOf, type Task } from './open-tasks.js';
export { reminderJob } from './reminders/job.js';
