import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { cents, instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

const day = (name: string) => date(name, { mode: 'string' });
const writtenAt = (name: string) => instant(name).notNull().default(sql`clock_timestamp()`);
const writtenBy = (name: string) => uuid(name).references(() => person.id, { onDelete: 'set null' });
const ofProject = () => ({
  id: uuid('id').primaryKey().defaultRandom(),
  projectId: bigint('project_id', { mode: 'bigint' })
    .notNull()
    .references(() => project.id),
  /** AGS of the project's city, set by the database; null for operations of the whole Land. */
  ownerCity: keyText('owner_city'),
});

/**
 * For whom an auditor (Prüfer) checks, what of the registry, and until when; the database holds them to it. Who has none sees
 * nothing.
 */
export const auditMandate = pgTable(
  'audit_mandate',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Ministry, SAB, court of auditors, Union body. */
    body: text('body').notNull(),
    /** What the access was given for: letter, audit plan, file number. */
    mandate: text('mandate').notNull(),
    /** AGS of the cities whose records are seen; null for all. */
    cities: text('cities').array(),
    /** Codes of funding periods; null for all. */
    fundingPeriods: text('funding_periods').array(),
    /** Codes of funds; null for all. */
    funds: text('funds').array(),
    /** Last day of the access; null where it was given without an end. */
    endsOn: day('ends_on'),
    changedBy: writtenBy('changed_by'),
    changedAt: writtenAt('changed_at'),
  },
  (table) => [
    unique('audit_mandate_person').on(table.personId),
    check(
      'audit_mandate_text',
      sql`length(btrim(${table.body})) between 1 and 200 and length(btrim(${table.mandate})) between 1 and 500`,
    ),
  ],
);

/** An on-the-spot check (Vor-Ort-Prüfung): who looked, what was found, what the city says to it, what follows. */
export const onTheSpotCheck = pgTable(
  'on_the_spot_check',
  {
    ...ofProject(),
    body: text('body').notNull(),
    checkedOn: day('checked_on').notNull(),
    /** Null while the finding is not there yet. */
    finding: text('finding'),
    /** EUR cents the finding is about; null when none is named. */
    amount: cents('amount'),
    answer: text('answer'),
    answeredBy: writtenBy('answered_by'),
    answeredAt: instant('answered_at'),
    followUp: text('follow_up'),
    followUpDue: day('follow_up_due'),
    /** Day on which nothing more was open. */
    closedOn: day('closed_on'),
    recordedBy: writtenBy('recorded_by'),
    recordedAt: writtenAt('recorded_at'),
  },
  (table) => [
    index('on_the_spot_check_project').on(table.projectId),
    check('on_the_spot_check_amount', sql`${table.amount} between 0 and 999999999999999`),
    check(
      'on_the_spot_check_text',
      sql`length(btrim(${table.body})) between 1 and 200 and length(${table.finding}) <= 10000 and length(${table.answer}) <= 10000 and length(${table.followUp}) <= 10000`,
    ),
    check('on_the_spot_check_closed', sql`${table.closedOn} >= ${table.checkedOn}`),
  ],
);

/** A recovery (Rückforderung): the decision, the principal and the interest. What was repaid are payments. */
export const recovery = pgTable(
  'recovery',
  {
    ...ofProject(),
    /** The check it follows from, if any. */
    checkId: uuid('check_id').references(() => onTheSpotCheck.id),
    /** Number or name of the decision by which the SAB asks the money back. */
    decision: text('decision').notNull(),
    decidedOn: day('decided_on').notNull(),
    principal: cents('principal').notNull(),
    /** Null while it is not set: unknown is not zero. */
    interest: cents('interest'),
    note: text('note'),
    recordedBy: writtenBy('recorded_by'),
    recordedAt: writtenAt('recorded_at'),
  },
  (table) => [
    index('recovery_project').on(table.projectId),
    check(
      'recovery_amounts',
      sql`${table.principal} between 1 and 999999999999999 and ${table.interest} between 0 and 999999999999999`,
    ),
    check(
      'recovery_text',
      sql`length(btrim(${table.decision})) between 1 and 200 and length(${table.note}) <= 2000`,
    ),
  ],
);

export const paymentKinds = ['interim', 'final', 'repayment'] as const;

/** Money paid to the beneficiary (interim, final) or back (repayment), by day. Never changed, only cancelled with a reason. */
export const payment = pgTable(
  'payment',
  {
    ...ofProject(),
    kind: text('kind', { enum: paymentKinds }).notNull(),
    paidOn: day('paid_on').notNull(),
    amount: cents('amount').notNull(),
    /** The recovery a repayment belongs to; null for other payments. */
    recoveryId: uuid('recovery_id').references(() => recovery.id),
    /** True where it was paid before it was spent, false for what was spent already; null where nobody said. */
    advance: boolean('advance'),
    /** Where it is written: call for funds, bank statement, letter. */
    source: text('source'),
    recordedBy: writtenBy('recorded_by'),
    recordedAt: writtenAt('recorded_at'),
    cancelledBy: writtenBy('cancelled_by'),
    cancelledAt: instant('cancelled_at'),
    cancelledReason: text('cancelled_reason'),
  },
  (table) => [
    index('payment_project').on(table.projectId),
    index('payment_recovery').on(table.recoveryId),
    check('payment_kind', sql`${table.kind} in ('interim', 'final', 'repayment')`),
    check('payment_amount', sql`${table.amount} between 1 and 999999999999999`),
    check('payment_advance', sql`${table.advance} is null or ${table.kind} <> 'repayment'`),
    check('payment_recovery_kind', sql`${table.recoveryId} is null or ${table.kind} = 'repayment'`),
    check(
      'payment_cancelled',
      sql`(${table.cancelledAt} is null) = (${table.cancelledReason} is null) and length(${table.cancelledReason}) <= 1000 and length(${table.source}) <= 500`,
    ),
  ],
);
