import { sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import type { Language } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { Format, RegisteredReport } from '../../reporting/index.js';
import { audienceOf, formatsOf } from '../question.js';
import type { Rhythm } from '../run.js';
import { reportSchedule } from '../tables.js';
import { occasionOf } from './run-schedules.js';

export interface ScheduleRequest {
  readonly parameters: unknown;
  readonly formats: readonly Format[];
  readonly language: Language;
  readonly rhythm: Rhythm;
}

/**
 * Has a report made again and again, for who asks; the first time at the next occasion.
 *
 * @throws Problem `invalid_parameter`, `forbidden` for a token nobody stands behind
 */
export async function keepSchedule(
  database: Database,
  writer: Writer,
  report: RegisteredReport,
  { parameters, formats, language, rhythm }: ScheduleRequest,
): Promise<string> {
  const { personId } = writer.actor;
  if (personId === null) throw new Problem('forbidden');
  const checked = report.check(parameters);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const { revision, reckoningDay } = await viewpointAt(tx);
    const [written] = await tx
      .insert(reportSchedule)
      .values({
        reportId: report.id,
        parameters: checked,
        audience: audienceOf(report, checked, writer.actor),
        language,
        formats: formatsOf(formats),
        rhythm,
        personId,
        lastOccasion: occasionOf(rhythm, reckoningDay, revision),
      })
      .returning({ id: reportSchedule.id });
    if (written === undefined) throw new Error('a schedule was not written');
    return written.id;
  });
}

/** Ends a schedule; its runs stay. @throws Problem `not_found` */
export async function removeSchedule(database: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const gone = await tx
      .delete(reportSchedule)
      .where(sql`${reportSchedule.id}::text = ${id.toLowerCase()}`)
      .returning({ id: reportSchedule.id });
    if (gone.length === 0) throw new Problem('not_found');
  });
}
