import { type SQL, sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, identityKey, instant, keyText } from '../platform/database/columns.js';

/** What one city asks all others (Austausch); seen by the people of cities, the service centre and auditors. */
export const exchangeQuestion = pgTable(
  'exchange_question',
  {
    id: identityKey(),
    /** Public key, such as AT0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'AT' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    title: germanText('title').notNull(),
    body: germanText('body').notNull(),
    /** AGS of the city that asks; null for the service centre. */
    cityAgs: keyText('city_ags'),
    personId: uuid('person_id').references(() => person.id),
    writtenAt: instant('written_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('exchange_question_reference_unique').on(table.reference),
    index('exchange_question_person').on(table.personId),
    check('exchange_question_title', sql`length(btrim(${table.title})) between 1 and 200`),
    check('exchange_question_body', sql`length(btrim(${table.body})) between 1 and 10000`),
    check('exchange_question_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
  ],
);

export const exchangeAnswer = pgTable(
  'exchange_answer',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    questionId: bigint('question_id', { mode: 'bigint' })
      .notNull()
      .references(() => exchangeQuestion.id, { onDelete: 'cascade' }),
    body: germanText('body').notNull(),
    cityAgs: keyText('city_ags'),
    personId: uuid('person_id').references(() => person.id),
    writtenAt: instant('written_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('exchange_answer_question').on(table.questionId, table.writtenAt),
    index('exchange_answer_person').on(table.personId),
    check('exchange_answer_body', sql`length(btrim(${table.body})) between 1 and 10000`),
    check('exchange_answer_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
  ],
);
