import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { cents, instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

const day = (name: string) => date(name, { mode: 'string' });
const writtenBy = (name: string) => uuid(name).references(() => person.id, { onDelete: 'set null' });
const ofProject = () => ({
  id: uuid('id').primaryKey().defaultRandom(),
  projectId: bigint('project_id', { mode: 'bigint' })
    .notNull()
    .references(() => project.id),
  /** AGS of the project's city, set by the database; null for operations of the whole Land. */
  ownerCity: keyText('owner_city'),
  recordedBy: writtenBy('recorded_by'),
  recordedAt: instant('recorded_at').notNull().default(sql`clock_timestamp()`),
});

/**
 * What an entry books of the grant: approved for a year by a decision, called for in advance (Mittelabruf) or for what was
 * spent (Auszahlungsantrag), spent out of advances, accepted by the SAB. What was paid and repaid are payments.
 */
export const entryKinds = ['approved', 'advanceCall', 'paymentClaim', 'spent', 'accepted'] as const;

/** An entry of the ledger of a project: money of a budget year by day. Never changed, only cancelled with a reason. */
export const fundingEntry = pgTable(
  'funding_entry',
  {
    ...ofProject(),
    kind: text('kind', { enum: entryKinds }).notNull(),
    budgetYear: integer('budget_year').notNull(),
    onDay: day('on_day').notNull(),
    /** EUR cents; zero says that a decision leaves nothing for the year. */
    amount: cents('amount').notNull(),
    /** Decision, call or letter it stands in. */
    source: text('source'),
    cancelledBy: writtenBy('cancelled_by'),
    cancelledAt: instant('cancelled_at'),
    cancelledReason: text('cancelled_reason'),
  },
  (table) => [
    index('funding_entry_project').on(table.projectId),
    check(
      'funding_entry_kind',
      sql`${table.kind} in ('approved', 'advanceCall', 'paymentClaim', 'spent', 'accepted')`,
    ),
    check('funding_entry_year', sql`${table.budgetYear} between 2014 and 2040`),
    check(
      'funding_entry_amount',
      sql`${table.amount} between 0 and 999999999999999 and (${table.amount} > 0 or ${table.kind} in ('approved', 'accepted'))`,
    ),
    check(
      'funding_entry_text',
      sql`(${table.cancelledAt} is null) = (${table.cancelledReason} is null) and length(${table.cancelledReason}) <= 1000 and length(${table.source}) <= 500`,
    ),
  ],
);

export const shiftOutcomes = ['granted', 'refused', 'withdrawn'] as const;

/** Money asked to be moved from one budget year to another, and what the SAB decided; one that was granted can be cancelled. */
export const budgetShift = pgTable(
  'budget_shift',
  {
    ...ofProject(),
    fromYear: integer('from_year').notNull(),
    toYear: integer('to_year').notNull(),
    amount: cents('amount').notNull(),
    requestedOn: day('requested_on').notNull(),
    reason: text('reason'),
    /** Null while it is not decided. */
    outcome: text('outcome', { enum: shiftOutcomes }),
    decidedOn: day('decided_on'),
    /** Number of the decision or letter. */
    decision: text('decision'),
    decidedBy: writtenBy('decided_by'),
    decidedAt: instant('decided_at'),
    cancelledBy: writtenBy('cancelled_by'),
    cancelledAt: instant('cancelled_at'),
    cancelledReason: text('cancelled_reason'),
  },
  (table) => [
    index('budget_shift_project').on(table.projectId),
    check(
      'budget_shift_years',
      sql`${table.fromYear} between 2014 and 2040 and ${table.toYear} between 2014 and 2040 and ${table.fromYear} <> ${table.toYear}`,
    ),
    check('budget_shift_amount', sql`${table.amount} between 1 and 999999999999999`),
    check('budget_shift_outcome', sql`${table.outcome} in ('granted', 'refused', 'withdrawn')`),
    check(
      'budget_shift_decided',
      sql`(${table.outcome} is null) = (${table.decidedOn} is null) and ${table.decidedOn} >= ${table.requestedOn} and (${table.outcome} is null) = (${table.decidedAt} is null)`,
    ),
    check(
      'budget_shift_cancelled',
      sql`(${table.cancelledAt} is null) = (${table.cancelledReason} is null) and (${table.cancelledAt} is null or coalesce(${table.outcome} = 'granted', false)) and length(${table.cancelledReason}) <= 1000`,
    ),
    check('budget_shift_text', sql`length(${table.reason}) <= 2000 and length(${table.decision}) <= 200`),
  ],
);
