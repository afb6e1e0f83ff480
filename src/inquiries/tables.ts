import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, instant, keyText, text } from '../platform/database/columns.js';
import { inquiryStates } from './inquiry.js';

/**
 * A question from parliament (Kleine Anfrage) the service centre helps to answer. While it is open its questions are
 * written; once a lead has cleared it, nothing in it changes until it is opened again.
 */
export const inquiry = pgTable(
  'inquiry',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Number of the printed paper (Drucksache), "8/1234"; null while there is none. */
    printedPaper: keyText('printed_paper'),
    title: germanText('title').notNull(),
    /** Who asks, as the printed paper names them. */
    askedBy: text('asked_by'),
    receivedOn: date('received_on'),
    dueOn: date('due_on').notNull(),
    state: text('state', { enum: inquiryStates }).notNull().default('open'),
    /** Who last changed an answer: somebody else has to clear it. */
    editedBy: uuid('edited_by').references(() => person.id),
    clearedBy: uuid('cleared_by').references(() => person.id),
    clearedAt: instant('cleared_at'),
    answeredOn: date('answered_on'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('inquiry_printed_paper_unique').on(table.printedPaper),
    index('inquiry_due').on(table.state, table.dueOn),
    check('inquiry_printed_paper', sql`${table.printedPaper} ~ '^[1-9][0-9]?/[1-9][0-9]{0,5}$'`),
    check('inquiry_title', sql`length(btrim(${table.title})) between 1 and 300`),
    check('inquiry_asked_by', sql`length(${table.askedBy}) <= 300`),
    check('inquiry_state', sql`${table.state} in ('open', 'cleared', 'answered')`),
    check('inquiry_days', sql`${table.dueOn} >= ${table.receivedOn}`),
    check('inquiry_cleared', sql`(${table.state} = 'open') = (${table.clearedAt} is null)`),
    check('inquiry_answered', sql`(${table.state} = 'answered') = (${table.answeredOn} is not null)`),
  ],
);

/** One numbered question with its answer and the figures it rests on, frozen with the revision they were read at. */
export const inquiryQuestion = pgTable(
  'inquiry_question',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    inquiryId: uuid('inquiry_id')
      .notNull()
      .references(() => inquiry.id, { onDelete: 'cascade' }),
    number: keyText('number').notNull(),
    wording: germanText('wording').notNull(),
    answer: germanText('answer'),
    /** The sums as they were answered, letter by letter; null while nothing is frozen. */
    figures: jsonb('figures'),
    /** What was asked for, as the query of the sums, with its revision: it gives the same again at any time. */
    figuresQuery: text('figures_query'),
    figuresRevision: integer('figures_revision'),
    frozenAt: instant('frozen_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    uniqueIndex('inquiry_question_number_unique').on(table.inquiryId, table.number),
    check('inquiry_question_number', sql`${table.number} ~ '^[1-9][0-9]?[a-z]?$'`),
    check('inquiry_question_wording', sql`length(btrim(${table.wording})) between 1 and 10000`),
    check('inquiry_question_answer', sql`length(${table.answer}) <= 50000`),
    check(
      'inquiry_question_figures',
      sql`num_nonnulls(${table.figures}, ${table.figuresQuery}, ${table.figuresRevision}, ${table.frozenAt}) in (0, 4)`,
    ),
  ],
);
