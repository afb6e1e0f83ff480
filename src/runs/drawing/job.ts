import { setTimeout as pause } from 'node:timers/promises';
import type { Job, JobParts } from '../../platform/jobs/job.js';
import type { DrawingPool } from '../../platform/workers/drawing-pool.js';
import type { RegisteredReport } from '../../reporting/index.js';
import type { Site } from '../../web/index.js';
import { runDueSchedules } from '../commands/run-schedules.js';
import { asWorker, type Worker } from '../commands/work.js';
import { doesWorkWait, doSchedulesWait } from '../queries/due.js';
import { drawRun } from './draw-run.js';

export interface RunJobNeeds {
  readonly reports: readonly RegisteredReport[];
  readonly site: Site;
  /** Threads for runs alone, so that they hold up no file somebody waits for. */
  readonly pool: DrawingPool;
}

/** Drawn at the same time by one process. */
const lanes = 2;
/** After this a worker takes no more, and the next one goes on: the queue gives a job five minutes. */
const shiftMs = 200_000;
const lookEveryMs = 500;

/** Names of the queues of `reportJobs`, before there is anything to draw with. */
export const reportJobNames = ['report-runs', 'report-schedules'] as const;

/** The jobs of reports: drawing what was asked for, and asking for what is due. */
export function reportJobs(needs: RunJobNeeds): readonly Job[] {
  return [
    {
      name: reportJobNames[0],
      schedule: null,
      isDue: ({ sql }) => doesWorkWait(sql),
      run: (parts) => workOff(parts, needs),
    },
    {
      // Early, so that it lies there when an office begins; what was missed is made up for at the next start.
      name: reportJobNames[1],
      schedule: '0 6 * * *',
      isDue: ({ sql }) => doSchedulesWait(sql),
      run: ({ database }) => runDueSchedules(database, needs.reports),
    },
  ];
}

/** Draws runs until none waits. */
async function workOff(parts: JobParts, { reports, site, pool }: RunJobNeeds): Promise<void> {
  const { database, sql, log, stop, publicUrl } = parts;
  const settings = { publicUrl: publicUrl(), landNotice: site.landNotice };
  const drawing = { database, reports, log, stop, tools: { pool, site, settings } };
  const until = Date.now() + shiftMs;
  const mayGoOn = (): boolean => !stop.aborted && Date.now() < until;
  await asWorker(database.orm, sql, async (worker: Worker) => {
    let busy = 0;
    const lane = async (): Promise<void> => {
      while (mayGoOn()) {
        const run = await worker.claim();
        if (run === null) {
          if (busy === 0) return;
          // Somebody else may ask while the other lane is drawing.
          await pause(lookEveryMs);
          continue;
        }
        busy += 1;
        await drawRun(drawing, worker, run).finally(() => {
          busy -= 1;
        });
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  });
}
