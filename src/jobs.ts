import { forgetPastSignIns } from './accounts/index.js';
import { duplicatesJob } from './duplicates/index.js';
import { eventReminderJob, forgetPastRegistrations } from './events/index.js';
import { publicationJob, readingJob } from './imports/index.js';
import { deleteDueAtNight } from './network/index.js';
import type { Job, JobParts } from './platform/jobs/job.js';
import { deliverMail } from './platform/mail/delivery-job.js';
import { forgetOldMail } from './platform/mail/queue-mail.js';
import { withholdNames } from './projects/index.js';
import { compareWhenRead } from './reconciliation/index.js';
import { reminderJob } from './rounds/index.js';
import { sealing } from './seal/index.js';

/** What is tidied up every night, one after the other; a failure keeps none of the others from running. */
const nightly: readonly ((parts: JobParts) => Promise<void>)[] = [
  ({ orm }) => forgetOldMail(orm),
  ({ orm }) => forgetPastSignIns(orm),
  ({ database }) => forgetPastRegistrations(database),
  ({ database }) => deleteDueAtNight(database),
];

/** Runs at a quiet hour that no change of clocks leaves out or brings twice. */
const night: Job = {
  name: 'night',
  schedule: '17 4 * * *',
  async run(parts) {
    const outcomes = [];
    for (const task of nightly) outcomes.push(...(await Promise.allSettled([task(parts)])));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  },
};

/** Names leave what is published in the first hour of the day on which their time is over. */
const names: Job = { name: 'names', schedule: '7 * * * *', run: ({ database }) => withholdNames(database) };

/** Everything the service does by itself. */
export const jobs: readonly Job[] = [
  deliverMail,
  sealing,
  reminderJob,
  eventReminderJob,
  readingJob({ reconciliation: compareWhenRead }),
  publicationJob,
  duplicatesJob,
  night,
  names,
];
