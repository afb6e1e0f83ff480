import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../platform/database/columns.js';

/**
 * One row per published state of the registry (Registerstand). Written only by `open_registry_revision()`, under the
 * registry lock, so that numbers have no gaps and `publishedAt` strictly increases.
 */
export const registryRevision = pgTable(
  'registry_revision',
  {
    revision: integer('revision').primaryKey(),
    publishedAt: instant('published_at').notNull().unique('registry_revision_published_at_unique'),
    actor: text('actor').notNull(),
    origin: text('origin', { enum: ['reference', 'import', 'form', 'staff', 'sample'] }).notNull(),
    note: text('note').notNull(),
    programVersion: text('program_version').notNull(),
  },
  (table) => [
    check('registry_revision_positive', sql`${table.revision} > 0`),
    check(
      'registry_revision_origin',
      sql`${table.origin} in ('reference', 'import', 'form', 'staff', 'sample')`,
    ),
  ],
);

/** Class of every column, which decides where the trail keeps its values. Filled by migrations only. */
export const columnClass = pgTable(
  'column_class',
  {
    tableName: text('table_name').notNull(),
    columnName: text('column_name').notNull(),
    class: text('class', { enum: ['public', 'internal', 'personal'] }).notNull(),
    /** False for values that follow from others (generated columns) and for secrets: the trail leaves them out. */
    inTrail: boolean('in_trail').notNull().default(true),
  },
  (table) => [
    primaryKey({ name: 'column_class_pk', columns: [table.tableName, table.columnName] }),
    check('column_class_known', sql`${table.class} in ('public', 'internal', 'personal')`),
  ],
);

/**
 * The trail: one row per changed row of every published or draft table, written by triggers in the same transaction.
 * The application role has no right on it. `payload` is the text that will be hashed; personal values are not in it,
 * only the salted commitment to them.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    transactionId: bigint('transaction_id', { mode: 'bigint' }).notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    requestId: text('request_id'),
    reason: text('reason'),
    tableName: text('table_name').notNull(),
    rowKey: text('row_key').notNull(),
    operation: text('operation', { enum: ['insert', 'update', 'delete'] }).notNull(),
    payload: text('payload').notNull(),
    personalCommitment: bytes('personal_commitment'),
  },
  (table) => [
    index('audit_entry_row').on(table.tableName, table.rowKey),
    check('audit_entry_operation', sql`${table.operation} in ('insert', 'update', 'delete')`),
  ],
);

/**
 * Personal values of a trail row; deletable by law without breaking the trail. Written by the statement that writes the row
 * they belong to, and by nothing else, so that no foreign key has to say so row by row.
 */
export const auditPersonal = pgTable('audit_personal', {
  entryId: bigint('entry_id', { mode: 'bigint' }).primaryKey(),
  salt: bytes('salt').notNull(),
  payload: text('payload').notNull(),
});
