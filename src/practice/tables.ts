import { type SQL, sql } from 'drizzle-orm';
import { check, integer, pgTable, unique } from 'drizzle-orm/pg-core';
import { germanText, identityKey, instant, keyText, text } from '../platform/database/columns.js';
import { practiceStates } from './practice.js';

const listOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Good-practice examples of the service centre (gute Beispiele). */
export const practice = pgTable(
  'practice',
  {
    id: identityKey(),
    /** Public key, such as GB0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'GB' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    title: germanText('title').notNull(),
    cityAgs: keyText('city_ags'),
    summary: germanText('summary').notNull(),
    story: germanText('story'),
    lessons: germanText('lessons'),
    /** References of projects, in the order they are named. */
    projects: text('projects').array().notNull().default(sql`'{}'`),
    state: text('state', { enum: practiceStates }).notNull().default('draft'),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('practice_reference_unique').on(table.reference),
    check('practice_title', sql`length(btrim(${table.title})) between 1 and 200`),
    check('practice_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check('practice_summary', sql`length(btrim(${table.summary})) between 1 and 1000`),
    check('practice_length', sql`length(${table.story}) <= 10000 and length(${table.lessons}) <= 5000`),
    check('practice_projects', sql`cardinality(${table.projects}) <= 20`),
    check('practice_state', sql`${table.state} in (${listOf(practiceStates)})`),
  ],
);
