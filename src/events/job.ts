import type { Job } from '../platform/jobs/job.js';
import { endLapsedRegistrations } from './commands/lapse.js';
import { remindRegistered } from './commands/remind.js';

/** Reminds those who have a seat and ends what nobody confirmed, twice an hour by day. */
export const eventReminderJob: Job = {
  name: 'event-reminders',
  schedule: '11,41 7-19 * * *',
  async run({ database, publicUrl, stop, log }) {
    await endLapsedRegistrations(database, publicUrl(), stop);
    const queued = await remindRegistered(database, publicUrl(), stop);
    if (queued > 0) log.info({ queued }, 'reminders of events queued');
  },
};
