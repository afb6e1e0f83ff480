import { asc, eq, sql } from 'drizzle-orm';
import { person } from '../accounts/tables.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { ExchangeAnswer, ExchangeQuestion } from './exchange.js';
import { exchangeAnswer, exchangeQuestion } from './tables.js';

const ofQuestion = sql`a.question_id = ${exchangeQuestion.id}`;
const columns = {
  id: exchangeQuestion.id,
  reference: exchangeQuestion.reference,
  title: exchangeQuestion.title,
  body: exchangeQuestion.body,
  cityAgs: exchangeQuestion.cityAgs,
  author: person.name,
  isOwn: sql<boolean>`coalesce(${exchangeQuestion.personId} = acting_person(), false)`,
  writtenAt: exchangeQuestion.writtenAt,
  answers: sql<number>`(select count(*)::int from exchange_answer a where ${ofQuestion})`,
  lastAt: sql<Date>`greatest(${exchangeQuestion.writtenAt},
    (select max(a.written_at) from exchange_answer a where ${ofQuestion}))`.mapWith(
    exchangeQuestion.writtenAt,
  ),
};

/** All questions, what was written to last first. */
export const readQuestions = (tx: Transaction): Promise<ExchangeQuestion[]> =>
  tx
    .select(columns)
    .from(exchangeQuestion)
    .leftJoin(person, eq(person.id, exchangeQuestion.personId))
    .orderBy(sql`${columns.lastAt} desc`, asc(exchangeQuestion.id));

/** A question with its answers, in the order they were written. @throws Problem `not_found` */
export async function findQuestion(
  tx: Transaction,
  reference: string,
): Promise<{ readonly question: ExchangeQuestion; readonly answers: readonly ExchangeAnswer[] }> {
  const [question] = await tx
    .select(columns)
    .from(exchangeQuestion)
    .leftJoin(person, eq(person.id, exchangeQuestion.personId))
    .where(eq(exchangeQuestion.reference, reference));
  if (!question) throw new Problem('not_found');
  const answers = await tx
    .select({
      id: exchangeAnswer.id,
      body: exchangeAnswer.body,
      cityAgs: exchangeAnswer.cityAgs,
      author: person.name,
      isOwn: sql<boolean>`coalesce(${exchangeAnswer.personId} = acting_person(), false)`,
      writtenAt: exchangeAnswer.writtenAt,
    })
    .from(exchangeAnswer)
    .leftJoin(person, eq(person.id, exchangeAnswer.personId))
    .where(eq(exchangeAnswer.questionId, question.id))
    .orderBy(asc(exchangeAnswer.writtenAt), asc(exchangeAnswer.id));
  return { question, answers };
}
