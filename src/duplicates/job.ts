import type { Sql } from 'postgres';
import type { Job } from '../platform/jobs/job.js';
import { lookForDuplicates } from './commands/look.js';

/** After this the next run goes on: the queue gives a job five minutes. */
const shiftMs = 200_000;
const lookEveryMs = 500;

/** Name of the lock held, shared, by whoever reads a list: somebody waits for that, and nobody for this search. */
export const searchGivesWay = 'steckbrief.duplicates gives way';

/** Looks for duplicates whenever something was published or previewed; gives way to imports that are read or published. */
export const duplicatesJob: Job = {
  name: 'duplicates',
  schedule: null,
  async isDue({ sql: jobs }) {
    const [row] = await jobs<{ waits: boolean }[]>`
      select duplicate_work_waits() and not import_work_waits() and not publication_waits() and ${nobodyReads(jobs)} as waits`;
    return row?.waits ?? false;
  },
  async run({ database, sql, stop }) {
    const busy = new AbortController();
    const watch = setInterval(() => void lookForImports(sql, busy), lookEveryMs);
    try {
      await lookForDuplicates(database, AbortSignal.any([stop, busy.signal, AbortSignal.timeout(shiftMs)]));
    } finally {
      clearInterval(watch);
    }
  },
};

/** Somebody waits for an import to be read or published, nobody for this. */
async function lookForImports(jobs: Sql, busy: AbortController): Promise<void> {
  const [row] = await jobs<{ waits: boolean }[]>`
    select import_work_waits() or publication_waits() or not ${nobodyReads(jobs)} as waits`.catch(() => []);
  if (row?.waits === true) busy.abort();
}

/** Whether no list is read at this moment, also none that is read within a request; lets go of the lock at once. */
const nobodyReads = (jobs: Sql) => jobs`pg_try_advisory_xact_lock(hashtextextended(${searchGivesWay}, 0))`;
