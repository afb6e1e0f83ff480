import type { Sql } from 'postgres';

/** Whether a run waits, or was left by a worker that is gone. For the role of the jobs. */
export async function doesWorkWait(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ waits: boolean }[]>`select report_work_waits() as waits`;
  return row?.waits ?? false;
}

/** Whether a schedule waits for a revision that has been published. For the role of the jobs. */
export async function doSchedulesWait(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ waits: boolean }[]>`select report_schedules_wait() as waits`;
  return row?.waits ?? false;
}
