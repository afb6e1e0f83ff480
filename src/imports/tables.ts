import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { registryRevision } from '../history/tables.js';
import { bytes, instant } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

/** An original file, kept byte for byte under its own hash; chunks of 256 KiB, so that one backup holds everything. */
export const storedFile = pgTable(
  'stored_file',
  {
    sha256: text('sha256').primaryKey(),
    byteLength: bigint('byte_length', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('stored_file_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check('stored_file_byte_length', sql`${table.byteLength} >= 0`),
  ],
);

export const storedFileChunk = pgTable(
  'stored_file_chunk',
  {
    sha256: text('sha256')
      .notNull()
      .references(() => storedFile.sha256, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ name: 'stored_file_chunk_pk', columns: [table.sha256, table.position] })],
);

export const importStates = ['preview', 'proposed', 'committed'] as const;

/** One delivery of a source: previewed once, then proposed by one person and published by another, at most once. */
export const importRun = pgTable(
  'import_run',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Which source this is a delivery of; rows are compared with its earlier deliveries. */
    sourceKey: text('source_key').notNull(),
    format: text('format', { enum: ['steckbrief', 'list'] }).notNull(),
    fileName: text('file_name'),
    fileSha256: text('file_sha256')
      .notNull()
      .references(() => storedFile.sha256),
    state: text('state', { enum: importStates }).notNull(),
    /** Registry revision the preview was compared with; 0 is the empty registry. */
    checkedRevision: integer('checked_revision').notNull(),
    /** Null until committed, and when the commit changed nothing. */
    committedRevision: integer('committed_revision').references(() => registryRevision.revision),
    summary: jsonb('summary').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    /** Who asked for its publication; set by the trigger, never by a statement. Null when the owner commits it directly. */
    proposedBy: uuid('proposed_by').references(() => person.id),
    proposedAt: instant('proposed_at'),
    committedAt: instant('committed_at'),
    committedBy: text('committed_by'),
  },
  (table) => [
    index('import_run_source').on(table.sourceKey, table.committedAt),
    check('import_run_format', sql`${table.format} in ('steckbrief', 'list')`),
    check(
      'import_run_state',
      sql`${table.state} in ('preview', 'proposed', 'committed') and (${table.state} = 'committed') = (${table.committedAt} is not null)`,
    ),
    check(
      'import_run_proposed',
      sql`(${table.proposedBy} is null) = (${table.proposedAt} is null) and (${table.state} <> 'proposed' or ${table.proposedBy} is not null)`,
    ),
  ],
);

/** Rows of a delivery while it waits for its commit: staging, outside the trail. */
export const importRow = pgTable(
  'import_row',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** Row in the file, headings are row 1; null for a missing one and for a Steckbrief. */
    rowNumber: integer('row_number'),
    rowKey: text('row_key').notNull(),
    change: text('change', { enum: ['new', 'changed', 'unchanged', 'missing', 'error'] }).notNull(),
    projectId: bigint('project_id', { mode: 'bigint' }).references(() => project.id),
    input: jsonb('input').$type<unknown>(),
    inputSha256: text('input_sha256'),
    differences: jsonb('differences').$type<unknown>().notNull().default([]),
    findings: jsonb('findings').$type<unknown>().notNull().default([]),
  },
  (table) => [
    primaryKey({ name: 'import_row_pk', columns: [table.importId, table.position] }),
    index('import_row_by_change').on(table.importId, table.change, table.position),
    check('import_row_change', sql`${table.change} in ('new', 'changed', 'unchanged', 'missing', 'error')`),
  ],
);

/** Which project a row of a source belongs to, for ever, and what that source said last. */
export const importIdentity = pgTable(
  'import_identity',
  {
    sourceKey: text('source_key').notNull(),
    rowKey: text('row_key').notNull(),
    projectId: bigint('project_id', { mode: 'bigint' })
      .notNull()
      .references(() => project.id),
    inputSha256: text('input_sha256').notNull(),
    lastImportId: uuid('last_import_id')
      .notNull()
      .references(() => importRun.id),
  },
  (table) => [
    primaryKey({ name: 'import_identity_pk', columns: [table.sourceKey, table.rowKey] }),
    index('import_identity_project').on(table.projectId),
  ],
);
