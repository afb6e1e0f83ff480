import type { Job } from '../jobs/job.js';
import { deliverDueMail, isMailDue, leaveInOutbox } from './deliver.js';

/** Sends what is in the outbox, a second after it was put there. Without a mail server it stays there. */
export const deliverMail: Job = {
  name: 'deliver-mail',
  schedule: null,
  isDue: async ({ sql, mailer }) => mailer !== null && isMailDue(sql),
  async run({ sql, mailer, log, stop }) {
    if (mailer === 'outbox') await leaveInOutbox(sql);
    else if (mailer !== null) await deliverDueMail(sql, { mailer, log, stop });
  },
};
