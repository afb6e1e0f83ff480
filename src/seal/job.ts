import type { Job } from '../platform/jobs/job.js';
import { sealTrail } from './commands/seal-trail.js';

/** Shorter than the queue gives a job; what is left then is due again a second later. */
const shiftMs = 10_000;

/** Seals the trail within a second or two of every change. */
export const sealing: Job = {
  name: 'seal',
  schedule: null,
  async isDue({ sql }) {
    const [row] = await sql<{ waits: boolean }[]>`select trail_waits() as waits`;
    return row?.waits === true;
  },
  async run({ orm }) {
    await sealTrail(orm, shiftMs);
  },
};
