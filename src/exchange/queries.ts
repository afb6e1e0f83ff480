import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import type { Past } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { ExchangeAnswer, ExchangeQuestion } from './exchange.js';
import { exchangeAnswer, exchangeQuestion } from './tables.js';

/**
 * What had been written by then. Questions and answers do not change; what somebody removed or was forgotten is gone from
 * every state, and who wrote it is told as it is now.
 */
const writtenBy = (past: Past | null, at: AnyPgColumn | SQL): SQL =>
  past === null ? sql`true` : sql`${at} < ${past.moment}`;

const columnsAt = (past: Past | null) => {
  const ofQuestion = sql`a.question_id = ${exchangeQuestion.id} and ${writtenBy(past, sql`a.written_at`)}`;
  return {
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
};

/** All questions, what was written to last first. */
export function readQuestions(tx: Transaction, past: Past | null = null): Promise<ExchangeQuestion[]> {
  const columns = columnsAt(past);
  return tx
    .select(columns)
    .from(exchangeQuestion)
    .leftJoin(person, eq(person.id, exchangeQuestion.personId))
    .where(writtenBy(past, exchangeQuestion.writtenAt))
    .orderBy(sql`${columns.lastAt} desc`, asc(exchangeQuestion.id));
}

/** A question with its answers, in the order they were written. @throws Problem `not_found` */
export async function findQuestion(
  tx: Transaction,
  reference: string,
  past: Past | null = null,
): Promise<{ readonly question: ExchangeQuestion; readonly answers: readonly ExchangeAnswer[] }> {
  const [question] = await tx
    .select(columnsAt(past))
    .from(exchangeQuestion)
    .leftJoin(person, eq(person.id, exchangeQuestion.personId))
    .where(and(eq(exchangeQuestion.reference, reference), writtenBy(past, exchangeQuestion.writtenAt)));
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
    .where(and(eq(exchangeAnswer.questionId, question.id), writtenBy(past, exchangeAnswer.writtenAt)))
    .orderBy(asc(exchangeAnswer.writtenAt), asc(exchangeAnswer.id));
  return { question, answers };
}
