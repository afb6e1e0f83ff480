export { forgetPastRegistrations, recordAttendance } from './commands/attendance.js';
export { addEvent, announceEvent, cancelEvent } from './commands/events.js';
export { register } from './commands/registrations.js';
export type { EventKind } from './event.js';
export { eventReminderJob } from './job.js';
export { kindWords as eventKindWords } from './words.js';
