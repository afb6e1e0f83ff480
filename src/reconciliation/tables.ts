import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { importRun } from '../imports/tables.js';
import { cents, instant } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';
import { differenceKinds } from './differences.js';
import { bodies, differenceStates, news } from './words.js';

const list = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '));

/** The registry set beside a list of the granting body or the managing authority. It changes nothing in the registry. */
export const reconciliation = pgTable(
  'reconciliation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** The list as it was read; never proposed. */
    importId: uuid('import_id')
      .notNull()
      .references(() => importRun.id),
    /** Whose list it is. */
    body: text('body', { enum: bodies }).notNull(),
    /** The one before of the same list: what was explained there stays explained while it does not change. */
    previousId: uuid('previous_id').references((): AnyPgColumn => reconciliation.id),
    /** Which projects are compared; see `Scope`. */
    scope: jsonb('scope').$type<unknown>().notNull(),
    /** Registry revision it was compared with; null until then. */
    revision: integer('revision'),
    /** Counts and sums; see `Outcome`. */
    outcome: jsonb('outcome').$type<unknown>(),
    comparedAt: instant('compared_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    unique('reconciliation_import_once').on(table.importId),
    index('reconciliation_previous').on(table.previousId),
    check('reconciliation_body', sql`${table.body} in (${list(bodies)})`),
    check(
      'reconciliation_compared',
      sql`(${table.comparedAt} is null) = (${table.outcome} is null) and (${table.comparedAt} is null) = (${table.revision} is null)`,
    ),
  ],
);

/** One difference, with who looks after it and how it is explained. */
export const reconciliationDifference = pgTable(
  'reconciliation_difference',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    reconciliationId: uuid('reconciliation_id')
      .notNull()
      .references(() => reconciliation.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    kind: text('kind', { enum: differenceKinds }).notNull(),
    field: text('field').notNull(),
    /** The same from list to list: the project's reference, or the key of the row. */
    subject: text('subject').notNull(),
    projectId: bigint('project_id', { mode: 'bigint' }).references(() => project.id),
    reference: text('reference'),
    rowNumber: integer('row_number'),
    title: text('title').notNull(),
    /** What tied the row to the project. */
    matchedBy: text('matched_by'),
    here: text('here'),
    there: text('there'),
    /** What it makes of the difference of both totals: there less here, EUR cents. */
    effect: cents('effect').notNull(),
    /** Whether it is new, changed or the same since the reconciliation before. */
    since: text('since', { enum: news }).notNull(),
    state: text('state', { enum: differenceStates }).notNull().default('open'),
    assignedTo: uuid('assigned_to').references(() => person.id),
    /** Code of the catalogue of reasons. */
    reason: text('reason'),
    explanation: text('explanation'),
    /** How it was explained before it changed. */
    earlier: text('earlier'),
    settledBy: text('settled_by'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    unique('reconciliation_difference_once').on(
      table.reconciliationId,
      table.kind,
      table.field,
      table.subject,
    ),
    index('reconciliation_difference_order').on(table.reconciliationId, table.position),
    check('reconciliation_difference_kind', sql`${table.kind} in (${list(differenceKinds)})`),
    check(
      'reconciliation_difference_state',
      sql`${table.state} in (${list(differenceStates)}) and ${table.since} in (${list(news)}) and (${table.state} = 'open' or ${table.reason} is not null)`,
    ),
  ],
);
