import type { Sql } from 'postgres';
import type { Test } from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import type { Job } from '../../src/platform/jobs/job.js';
import { silentLog } from '../../src/platform/log.js';
import { openDrawingPool } from '../../src/platform/workers/drawing-pool.js';
import type { RegisteredReport } from '../../src/reporting/index.js';
import { reportJobs } from '../../src/runs/index.js';
import { openSite } from '../../src/web/index.js';
import type { TestDatabase } from '../support/database.js';

export interface Workshop {
  /** A pool of the role of the jobs. */
  readonly sql: Sql;
  /** Draws everything that waits. */
  draw(): Promise<void>;
  /** Asks for what schedules make due. */
  ask(): Promise<void>;
  /** Whether the service would draw by itself. */
  isDue(): Promise<boolean>;
}

/** The jobs of reports over a test's database. */
export function workshop(
  t: Test,
  database: TestDatabase,
  reports: readonly RegisteredReport[],
  stop = new AbortController().signal,
): Workshop {
  const pool = openDrawingPool({ threads: 1 });
  const sql = connect(database.as('steckbrief_jobs'), { name: 'test jobs', connections: 3 });
  t.teardown(async () => {
    await pool.close();
    await sql.end({ timeout: 5 });
  });
  const site = openSite({ landNotice: null, landSignetFile: null });
  const [drawing, schedules] = reportJobs({ reports, site, pool }) as [Job, Job];
  const parts = {
    database,
    sql,
    orm: database.orm,
    log: silentLog,
    publicUrl: () => 'https://register.example',
    mailer: null,
    stop,
  };
  return {
    sql,
    draw: () => drawing.run(parts),
    ask: () => schedules.run(parts),
    isDue: async () => (await drawing.isDue?.(parts)) ?? false,
  };
}
