import { isOfficeTime } from '../../platform/calendar/office-hours.js';
import type { Job } from '../../platform/jobs/job.js';
import { remindCities } from '../commands/remind.js';
import { databaseTime } from '../queries/database-time.js';

/** Reminds cities of open rounds, every quarter of an hour in which offices in Saxony work, by the database's clock. */
export const reminderJob: Job = {
  name: 'round-reminders',
  schedule: '*/15 8-15 * * 1-5',
  async run({ database, orm, publicUrl, stop, log }) {
    // The schedule knows no holidays, and a start of the service runs this at any hour.
    if (!isOfficeTime(await databaseTime(database.orm))) return;
    const queued = await remindCities({ database, addresses: orm, publicUrl, stop });
    if (queued > 0) log.info({ queued }, 'reminders queued');
  },
};
