import { eq, sql } from 'drizzle-orm';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import { systemActor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import type { Audience, Format, RegisteredReport } from '../../reporting/index.js';
import type { Rhythm } from '../run.js';
import { reportSchedule } from '../tables.js';
import { ask, questionAt } from './ask-run.js';

const actor = systemActor('report-schedules');

type Schedule = typeof reportSchedule.$inferSelect;

/**
 * Asks for the runs of all schedules whose occasion has come: a day, a week, a month, a revision. Each occasion is asked
 * for once, however often this runs. Who has left or no longer works with reports gets none.
 */
export async function runDueSchedules(
  { orm }: Database,
  reports: readonly RegisteredReport[],
): Promise<void> {
  await actingAs(orm, actor, {}, async (tx) => {
    const now = await viewpointAt(tx);
    const { revision, reckoningDay: today } = now;
    for (const schedule of await ofPeopleAtWork(tx)) {
      const occasion = occasionOf(schedule.rhythm, today, revision);
      if (occasion === schedule.lastOccasion) continue;
      await tx
        .update(reportSchedule)
        .set({ lastOccasion: occasion })
        .where(eq(reportSchedule.id, schedule.id));
      // A report that no longer exists is not asked for, and its occasion is over as well.
      const report = reports.find(({ id }) => id === schedule.reportId);
      if (report !== undefined) await askFor(tx, report, schedule, now);
    }
  });
}

/** Locked, so that two processes do not ask twice; revision 0 is no publication. */
async function ofPeopleAtWork(tx: Transaction): Promise<readonly Schedule[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select s.id from report_schedule s join person p on p.id = s.person_id
    where p.state = 'active' and p.role in ('staff', 'lead') order by s.created_at, s.id`);
  const schedules: Schedule[] = [];
  for (const { id } of rows)
    schedules.push(
      ...(await tx.select().from(reportSchedule).where(eq(reportSchedule.id, id)).for('update')),
    );
  return schedules;
}

/** Name of the occasion a day and a revision belong to: the day, the Monday of its week, the first of its month, the revision. */
export function occasionOf(rhythm: Rhythm, today: Day, revision: number): string {
  switch (rhythm) {
    case 'daily':
      return today;
    case 'weekly':
      return mondayOf(today);
    case 'monthly':
      return `${today.slice(0, 8)}01`;
    case 'publication':
      return String(revision);
  }
}

function mondayOf(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

async function askFor(
  tx: Transaction,
  report: RegisteredReport,
  { id, personId, parameters, language, ...schedule }: Schedule,
  now: Viewpoint,
): Promise<void> {
  const audience = schedule.audience as Audience;
  const formats = schedule.formats as readonly Format[];
  const question = await questionAt(tx, report, now, { parameters, audience, language, formats });
  await ask(tx, { actor }, { question, fresh: true, schedule: { id, personId } });
}
