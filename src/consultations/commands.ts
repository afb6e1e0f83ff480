import { and, eq, sql } from 'drizzle-orm';
import { isCityRole } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import type { AnswerParts, Consultation, ConsultationState, QuestionParts } from './consultation.js';
import { answeredMail, askedMail } from './mails.js';
import { findConsultation } from './queries.js';
import { consultation } from './tables.js';

/** Asks for a city, and tells the service centre unless it writes it down itself; `askedOn` is for the service centre, which writes down what it was asked otherwise. @returns the reference */
export async function askForCity(
  { orm }: Database,
  writer: Writer,
  cityAgs: string,
  parts: QuestionParts & { readonly askedOn?: Day },
): Promise<string> {
  return actingAs(orm, writer.actor, writer, async (tx) => {
    const [made] = await tx
      .insert(consultation)
      .values({ ...parts, cityAgs })
      .returning({ reference: consultation.reference });
    if (!made) throw new Error('the question was not entered');
    if (isCityRole(writer.actor.role)) {
      const { subject, text } = askedMail({ ...parts, ...made }, cityName(cityAgs), writer.address);
      await tx.execute(sql`select tell_service_centre('consultationAsked', ${subject}, ${text})`);
    }
    return made.reference;
  });
}

/** A request as a person has seen it. */
export interface SeenConsultation {
  readonly reference: string;
  readonly version: number;
}

/** Changes what is asked, until somebody begins to answer. @throws Problem `not_found`, `stale`, `state_conflict` */
export const changeQuestion = (
  { orm }: Database,
  writer: Writer,
  seen: SeenConsultation,
  parts: QuestionParts,
) =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    await change(tx, seen, parts);
  });

/** Takes a question back that nobody works on. @throws Problem `not_found`, `state_conflict` */
export const withdrawQuestion = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findConsultation(tx, reference);
    await tx.delete(consultation).where(eq(consultation.id, id));
  });

/**
 * Keeps an answer and the time spent; `answered` sends it: the people of the city get a mail that it is there. What was
 * answered may be opened again.
 *
 * @throws Problem `not_found`, `stale`
 */
export const saveAnswer = (
  { orm }: Database,
  writer: Writer,
  seen: SeenConsultation,
  parts: AnswerParts & { readonly state: ConsultationState },
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const before = await change(tx, seen, parts);
    if (parts.state !== 'answered' || before.state === 'answered') return;
    const { subject, text } = answeredMail(before, writer.address);
    await tx.execute(sql`select tell_city(${before.cityAgs}, 'consultationAnswered', ${subject}, ${text})`);
  });

/** @returns what it was before */
async function change(
  tx: Transaction,
  { reference, version }: SeenConsultation,
  parts: Partial<QuestionParts & AnswerParts & { readonly state: ConsultationState }>,
): Promise<Consultation> {
  const before = await findConsultation(tx, reference);
  const changed = await tx
    .update(consultation)
    .set(parts)
    .where(and(eq(consultation.id, before.id), eq(consultation.version, version)))
    .returning({ id: consultation.id });
  if (changed.length === 0) throw new Problem('stale');
  return before;
}
