import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { person } from '../accounts/tables.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { Consultation } from './consultation.js';
import { consultation } from './tables.js';

const nameOf = (column: SQL | typeof consultation.askedBy) =>
  sql<string | null>`(select ${person.name} from ${person} where ${person.id} = ${column})`;

const columns = {
  id: consultation.id,
  reference: consultation.reference,
  cityAgs: consultation.cityAgs,
  topic: consultation.topic,
  question: consultation.question,
  dueOn: consultation.dueOn,
  askedOn: consultation.askedOn,
  askedBy: nameOf(consultation.askedBy),
  state: consultation.state,
  answer: consultation.answer,
  minutes: consultation.minutes,
  answeredBy: nameOf(sql`${consultation.answeredBy}`),
  answeredOn: consultation.answeredOn,
  isOverdue: sql<boolean>`coalesce(${consultation.state} <> 'answered' and ${consultation.dueOn} < today_in_saxony(), false)`,
  version: consultation.version,
};

/** Requests whoever acts may see: those without an answer by their due day, then the answered ones, newest first. */
export const readConsultations = (tx: Transaction): Promise<Consultation[]> =>
  tx
    .select(columns)
    .from(consultation)
    .orderBy(
      sql`${consultation.state} = 'answered'`,
      sql`case when ${consultation.state} <> 'answered' then ${consultation.dueOn} end nulls last`,
      desc(consultation.askedOn),
      asc(consultation.id),
    );

/** @throws Problem `not_found` also for a request of another city */
export async function findConsultation(tx: Transaction, reference: string): Promise<Consultation> {
  const [found] = await tx.select(columns).from(consultation).where(eq(consultation.reference, reference));
  if (!found) throw new Problem('not_found');
  return found;
}
