import { type SQL, sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, identityKey, keyText, text } from '../platform/database/columns.js';
import { consultationStates, topics } from './consultation.js';

const listOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** What a city asks the service centre, and what it was told (Beratungsanfrage). Seen by the city and the service centre. */
export const consultation = pgTable(
  'consultation',
  {
    id: identityKey(),
    /** Public key, such as BA0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'BA' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    cityAgs: keyText('city_ags').notNull(),
    topic: text('topic', { enum: topics }).notNull(),
    question: germanText('question').notNull(),
    dueOn: date('due_on'),
    askedOn: date('asked_on').notNull().default(sql`today_in_saxony()`),
    askedBy: uuid('asked_by').references(() => person.id),
    state: text('state', { enum: consultationStates }).notNull().default('open'),
    answer: germanText('answer'),
    /** Time spent, for the proof of use of the service centre; the city does not see it. */
    minutes: integer('minutes'),
    answeredBy: uuid('answered_by').references(() => person.id),
    answeredOn: date('answered_on'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    unique('consultation_reference_unique').on(table.reference),
    index('consultation_due').on(table.state, table.dueOn),
    index('consultation_city').on(table.cityAgs),
    check('consultation_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check('consultation_topic', sql`${table.topic} in (${listOf(topics)})`),
    check('consultation_question', sql`length(btrim(${table.question})) between 1 and 10000`),
    check('consultation_state', sql`${table.state} in (${listOf(consultationStates)})`),
    check('consultation_answer', sql`length(${table.answer}) <= 20000`),
    check('consultation_minutes', sql`${table.minutes} between 0 and 100000`),
    check(
      'consultation_answered',
      sql`(${table.state} = 'answered') = (${table.answeredOn} is not null) and (${table.state} <> 'answered' or coalesce(btrim(${table.answer}), '') <> '')`,
    ),
  ],
);
