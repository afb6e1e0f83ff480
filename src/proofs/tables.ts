import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { identityKey, instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';
import { proofKinds } from './deadlines.js';
import { noticeKinds } from './notices.js';

const day = (name: string) => date(name, { mode: 'string' });
const writtenAt = (name: string) => instant(name).notNull().default(sql`clock_timestamp()`);
const writtenBy = (name: string) => uuid(name).references(() => person.id);
const ofProject = () => ({
  projectId: bigint('project_id', { mode: 'bigint' })
    .notNull()
    .references(() => project.id),
  /** AGS of the project's city; null for operations of the whole Land. */
  ownerCity: keyText('owner_city'),
});

export const proofStates = ['open', 'handedIn', 'askedBack', 'examined'] as const;

/**
 * What is known about a proof of use (Zwischen-, Verwendungsnachweis) beyond the rules: a row comes with the first thing
 * said about it. When it is due otherwise follows from the grant period.
 */
export const proof = pgTable(
  'proof',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...ofProject(),
    kind: text('kind', { enum: proofKinds }).notNull(),
    /** Budget year of an interim proof; null for the final one. */
    year: integer('year'),
    /** Day the SAB set; takes precedence over every rule. */
    setDueOn: day('set_due_on'),
    /** Letter or notice that set it. */
    setDueSource: text('set_due_source'),
    /** Letter or notice by which the SAB does without this proof. */
    waivedSource: text('waived_source'),
    /** Text of the factual report (Sachbericht) as the city left it. */
    report: text('report'),
    version: integer('version').notNull().default(1),
    changedBy: writtenBy('changed_by'),
    changedAt: writtenAt('changed_at'),
  },
  (table) => [
    unique('proof_unique').on(table.projectId, table.kind, table.year).nullsNotDistinct(),
    index('proof_city').on(table.ownerCity),
    check('proof_kind', sql`${table.kind} in ('interim', 'final')`),
    check('proof_year', sql`(${table.kind} = 'interim') = (${table.year} is not null)`),
    check('proof_set_due', sql`(${table.setDueOn} is null) = (${table.setDueSource} is null)`),
    check('proof_report', sql`length(${table.report}) <= 50000`),
  ],
);

const ofProof = () => ({
  proofId: uuid('proof_id')
    .notNull()
    .references(() => proof.id),
  ownerCity: keyText('owner_city'),
});

/** What became of a proof, with day and person; insert-only, the last one is its state. */
export const proofStep = pgTable(
  'proof_step',
  {
    id: identityKey(),
    ...ofProof(),
    state: text('state', { enum: proofStates }).notNull(),
    onDay: day('on_day').notNull(),
    note: text('note'),
    personId: writtenBy('person_id'),
    at: writtenAt('at'),
  },
  (table) => [
    index('proof_step_proof').on(table.proofId, table.id),
    check('proof_step_state', sql`${table.state} in ('open', 'handedIn', 'askedBack', 'examined')`),
  ],
);

/** An executing body whose own proof must be attached; ticked off when it came in. */
export const proofBody = pgTable(
  'proof_body',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...ofProof(),
    name: text('name').notNull(),
    receivedOn: day('received_on'),
    changedBy: writtenBy('changed_by'),
    changedAt: writtenAt('changed_at'),
  },
  (table) => [
    unique('proof_body_name_unique').on(table.proofId, table.name),
    check('proof_body_name', sql`length(btrim(${table.name})) between 1 and 300`),
  ],
);

/** A change that was told to the SAB (NBest-EU 5), as the city says. */
export const sabNotice = pgTable(
  'sab_notice',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...ofProject(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    /** What changed, in the words of the prompt. */
    reason: text('reason').notNull(),
    sentOn: day('sent_on').notNull(),
    how: text('how', { enum: ['portal', 'mail', 'letter', 'other'] }).notNull(),
    note: text('note'),
    recordedBy: writtenBy('recorded_by'),
    recordedAt: writtenAt('recorded_at'),
  },
  (table) => [
    index('sab_notice_project').on(table.projectId),
    check('sab_notice_kind', sql`${table.kind} in ('reduction', 'furtherFunding', 'changedPurpose')`),
    check('sab_notice_how', sql`${table.how} in ('portal', 'mail', 'letter', 'other')`),
    check('sab_notice_reason', sql`length(${table.reason}) between 1 and 2000`),
  ],
);
