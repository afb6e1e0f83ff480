import { asc, like, not, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { GivenAnswer } from '../reading/source-reading.js';
import { importAnswer } from '../tables.js';

/** Begins the questions whose answer is the project a row is: "row" and the key of the row. */
export const rowMark = 'row ';
/** Whether an answer says which project a row is, which the reader of a list has no question for. */
export const isAboutRow = like(importAnswer.question, `${rowMark}%`);

/** Everything that was answered about lists, by the fingerprint of their headings. */
export async function rememberedAnswers(tx: Transaction): Promise<Map<string, GivenAnswer[]>> {
  const rows = await tx
    .select()
    .from(importAnswer)
    .where(not(isAboutRow))
    .orderBy(asc(importAnswer.question));
  const answers = new Map<string, GivenAnswer[]>();
  for (const { headingsSha256, question, answer } of rows) {
    const ofList = answers.get(headingsSha256) ?? [];
    ofList.push({ question, answer, isRemembered: true });
    answers.set(headingsSha256, ofList);
  }
  return answers;
}

/** Remembers answers for later deliveries with the same headings; a later answer takes the place of an earlier one. */
export async function rememberAnswers(
  tx: Transaction,
  source: { readonly sourceKey: string; readonly headingsSha256: string },
  answers: readonly Pick<GivenAnswer, 'question' | 'answer'>[],
  answeredBy: string,
): Promise<void> {
  if (answers.length === 0) return;
  await tx
    .insert(importAnswer)
    .values(answers.map(({ question, answer }) => ({ ...source, question, answer, answeredBy })))
    .onConflictDoUpdate({
      target: [importAnswer.headingsSha256, importAnswer.question],
      set: {
        sourceKey: sql`excluded.source_key`,
        answer: sql`excluded.answer`,
        answeredBy,
        answeredAt: sql`clock_timestamp()`,
      },
    });
}
