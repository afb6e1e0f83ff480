import { sql } from 'drizzle-orm';
import { bigint, check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

const day = (name: string) => date(name, { mode: 'string' });
const writtenAt = (name: string) => instant(name).notNull().default(sql`clock_timestamp()`);
const writtenBy = (name: string) => uuid(name).references(() => person.id, { onDelete: 'set null' });

export const retentionMarkKinds = ['sab', 'stateAid', 'accounts', 'hold'] as const;

/**
 * What decides how long documents of a project are kept besides its payments: a day the SAB notified, the end of a
 * state-aid period, the day the accounts with its last expenditure were submitted, or a hold. Lifted, never changed.
 */
export const retentionMark = pgTable(
  'retention_mark',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    projectId: bigint('project_id', { mode: 'bigint' })
      .notNull()
      .references(() => project.id),
    /** AGS of the project's city, set by the database; null for operations of the whole Land. */
    ownerCity: keyText('owner_city'),
    kind: text('kind', { enum: retentionMarkKinds }).notNull(),
    /** Last day (sab, stateAid) or day of submission (accounts); null for a hold. */
    onDay: day('on_day'),
    reason: text('reason').notNull(),
    setBy: writtenBy('set_by'),
    setAt: writtenAt('set_at'),
    liftedBy: writtenBy('lifted_by'),
    liftedAt: instant('lifted_at'),
    liftedReason: text('lifted_reason'),
  },
  (table) => [
    index('retention_mark_project').on(table.projectId),
    check(
      'retention_mark_kind',
      sql`${table.kind} in ('sab', 'stateAid', 'accounts', 'hold') and (${table.kind} = 'hold') = (${table.onDay} is null)`,
    ),
    check(
      'retention_mark_text',
      sql`length(btrim(${table.reason})) between 1 and 1000 and (${table.liftedAt} is null) = (${table.liftedReason} is null) and length(${table.liftedReason}) <= 1000`,
    ),
  ],
);

/** What a deletion run took away of a project, when, and why it was allowed to. Insert-only. */
export const retentionDeletion = pgTable(
  'retention_deletion',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    projectId: bigint('project_id', { mode: 'bigint' })
      .notNull()
      .references(() => project.id),
    reference: keyText('reference').notNull(),
    /** Last day on which its documents had to be kept. */
    keptUntil: date('kept_until', { mode: 'string' }).notNull(),
    /** Rule that set that day. */
    basis: text('basis').notNull(),
    /** How many rows of each kind were deleted. */
    removed: jsonb('removed').$type<Readonly<Record<string, number>>>().notNull(),
    deletedBy: uuid('deleted_by').references(() => person.id, { onDelete: 'set null' }),
    deletedAt: instant('deleted_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('retention_deletion_project').on(table.projectId)],
);
