import type { Job } from '../platform/jobs/job.js';
import { lookForDuplicates } from './commands/look.js';

/** After this the next run goes on: the queue gives a job five minutes. */
const shiftMs = 200_000;

/** Looks for duplicates whenever something was published or previewed. */
export const duplicatesJob: Job = {
  name: 'duplicates',
  schedule: null,
  async isDue({ sql: jobs }) {
    const [row] = await jobs<{ waits: boolean }[]>`select duplicate_work_waits() as waits`;
    return row?.waits ?? false;
  },
  async run({ database, stop }) {
    await lookForDuplicates(database, AbortSignal.any([stop, AbortSignal.timeout(shiftMs)]));
  },
};
