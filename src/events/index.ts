export { forgetPastRegistrations, recordAttendance } from './commands/attendance.js';
export { addEvent, announceEvent } from './commands/events.js';
export { register, registerGuest } from './commands/registrations.js';
export { eventReminderJob } from './job.js';
