import { eq, sql } from 'drizzle-orm';
import { isCityRole } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { letter, linkTo, oneLine } from '../outbox/index.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { findQuestion } from './queries.js';
import { exchangeAnswer, exchangeQuestion } from './tables.js';
import { exchangePath, sideOf } from './words.js';

/** Asks all cities; the service centre is told of what a city asks. @returns the reference */
export const askCities = (
  { orm }: Database,
  writer: Writer,
  parts: { readonly title: string; readonly body: string },
): Promise<string> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const [made] = await tx
      .insert(exchangeQuestion)
      .values(parts)
      .returning({ reference: exchangeQuestion.reference });
    if (!made) throw new Error('the question was not entered');
    if (isCityRole(writer.actor.role)) await tellOfQuestion(tx, writer, parts.title, made.reference);
    return made.reference;
  });

async function tellOfQuestion(
  tx: Transaction,
  { actor, address }: Writer,
  title: string,
  reference: string,
): Promise<void> {
  const { subject, text } = letter(
    `Neue Frage im Austausch: ${title}`,
    [
      `${sideOf(actor.city)} fragt die anderen Städte: „${oneLine(title)}“`,
      ...linkTo(address, 'Zur Frage:', `${exchangePath}/${reference}`),
    ],
    linkTo(address, 'Diese Mails abbestellen:', '/konto/erinnerungen'),
  );
  await tx.execute(sql`select tell_service_centre('exchange', ${subject}, ${text})`);
}

/** Answers a question; everybody who asked or answered before gets a mail. @throws Problem `not_found` */
export const answerCity = (
  { orm }: Database,
  writer: Writer,
  reference: string,
  parts: { readonly body: string },
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { question } = await findQuestion(tx, reference);
    await tx.insert(exchangeAnswer).values({ ...parts, questionId: question.id });
    const { subject, text } = letter(
      `Neue Antwort: ${question.title}`,
      [
        `${sideOf(writer.actor.city)} hat im Austausch der Städte auf „${oneLine(question.title)}“ geantwortet.`,
        ...linkTo(writer.address, 'Zur Antwort:', `${exchangePath}/${reference}`),
      ],
      linkTo(writer.address, 'Diese Mails abbestellen:', '/konto/erinnerungen'),
    );
    await tx.execute(sql`select tell_exchange(${question.id}::bigint, ${subject}, ${text})`);
  });

/** Removes a question with its answers: one's own, or any for the service centre. @throws Problem `not_found`, `forbidden` */
export const removeQuestion = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { question } = await findQuestion(tx, reference);
    const removed = await tx
      .delete(exchangeQuestion)
      .where(eq(exchangeQuestion.id, question.id))
      .returning({ id: exchangeQuestion.id });
    if (removed.length === 0) throw new Problem('forbidden');
  });

/** Removes an answer: one's own, or any for the service centre. @throws Problem `not_found`, `forbidden` */
export const removeAnswer = (
  { orm }: Database,
  writer: Writer,
  reference: string,
  id: string,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { answers } = await findQuestion(tx, reference);
    if (!answers.some((answer) => answer.id === id)) throw new Problem('not_found');
    const removed = await tx
      .delete(exchangeAnswer)
      .where(eq(exchangeAnswer.id, id))
      .returning({ id: exchangeAnswer.id });
    if (removed.length === 0) throw new Problem('forbidden');
  });
