import { asc, eq, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Rhythm } from '../run.js';
import { reportSchedule } from '../tables.js';

export interface Schedule {
  readonly id: string;
  readonly reportId: string;
  readonly parameters: unknown;
  readonly language: 'de' | 'en';
  readonly formats: readonly string[];
  readonly rhythm: Rhythm;
  readonly owner: string;
  /** False while nobody gets it: its owner has left or no longer works with reports. */
  readonly isActive: boolean;
  readonly personId: string;
  readonly createdAt: Date;
}

/** All schedules, oldest first, for whoever the transaction acts as. */
export async function listSchedules(tx: Transaction): Promise<readonly Schedule[]> {
  return read(tx).orderBy(asc(reportSchedule.createdAt), asc(reportSchedule.id));
}

/** @throws Problem `not_found` */
export async function findSchedule(tx: Transaction, id: string): Promise<Schedule> {
  const [found] = await read(tx).where(sql`${reportSchedule.id}::text = ${id.toLowerCase()}`);
  if (found === undefined) throw new Problem('not_found');
  return found;
}

const read = (tx: Transaction) =>
  tx
    .select({
      id: reportSchedule.id,
      reportId: reportSchedule.reportId,
      parameters: reportSchedule.parameters,
      language: reportSchedule.language,
      formats: reportSchedule.formats,
      rhythm: reportSchedule.rhythm,
      owner: person.name,
      isActive: sql<boolean>`${person.state} = 'active' and ${person.role} in ('staff', 'lead')`,
      personId: reportSchedule.personId,
      createdAt: reportSchedule.createdAt,
    })
    .from(reportSchedule)
    .innerJoin(person, eq(person.id, reportSchedule.personId));
