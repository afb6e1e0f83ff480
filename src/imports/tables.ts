import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
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

export const importStates = ['reading', 'failed', 'preview', 'proposed', 'committed'] as const;

/** What a file is read for. */
export const importPurposes = ['import', 'reconciliation'] as const;
export type ImportPurpose = (typeof importPurposes)[number];

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
    /** A list that is only set beside the registry is read like any other, and never proposed. */
    purpose: text('purpose', { enum: importPurposes }).notNull().default('import'),
    /** Registry revision the preview was compared with; 0 is the empty registry. */
    checkedRevision: integer('checked_revision').notNull(),
    /** Null until committed, and when the commit changed nothing. */
    committedRevision: integer('committed_revision').references(() => registryRevision.revision),
    summary: jsonb('summary').$type<unknown>().notNull(),
    /** What of it is taken over, and what that does to the registry; null where rows could not be chosen yet. */
    chosen: jsonb('chosen').$type<unknown>(),
    /** What somebody calls the source, where its headings alone do not tell it from others. */
    sourceName: text('source_name'),
    /** Fingerprint of the headings of a list, under which answers are remembered; null for a Steckbrief. */
    headingsSha256: text('headings_sha256'),
    /** Day the sender gave for the source; the file is read again with it when questions are answered. */
    sentDate: date('sent_date', { mode: 'string' }),
    /** Why a file could not be read: the code of the problem and its words in both languages. */
    failure: jsonb('failure').$type<unknown>(),
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
    check('import_run_source_name', sql`length(btrim(${table.sourceName})) between 1 and 100`),
    check('import_run_format', sql`${table.format} in ('steckbrief', 'list')`),
    check(
      'import_run_state',
      sql`${table.state} in ('reading', 'failed', 'preview', 'proposed', 'committed') and (${table.state} = 'committed') = (${table.committedAt} is not null) and (${table.state} = 'failed') = (${table.failure} is not null)`,
    ),
    check(
      'import_run_purpose',
      sql`${table.purpose} = 'import' or (${table.purpose} = 'reconciliation' and ${table.state} in ('reading', 'failed', 'preview'))`,
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
    /** What a new row becomes, in texts that the database publishes by itself; null for other rows. */
    versionColumns: text('version_columns').array(),
    /** EUR cents, so that sums need not unfold the record. */
    totalEligibleCost: bigint('total_eligible_cost', { mode: 'bigint' }),
    /** What is left out stays as the registry has it. What is missing is left out unless somebody chooses it: then it is withdrawn. */
    leftOut: boolean('left_out').notNull().default(false),
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
    /** Looked up once per statement by `require_known_of_sources()`, as the import is. */
    projectId: bigint('project_id', { mode: 'bigint' }).notNull(),
    inputSha256: text('input_sha256').notNull(),
    lastImportId: uuid('last_import_id').notNull(),
    /** What it had said before that, so that the last delivery can be undone; null where nothing, or no longer known. */
    beforeSha256: text('before_sha256'),
    beforeImportId: uuid('before_import_id').references(() => importRun.id),
  },
  (table) => [
    primaryKey({ name: 'import_identity_pk', columns: [table.sourceKey, table.rowKey] }),
    index('import_identity_project').on(table.projectId),
  ],
);

/** What is being done with an import in the background. */
export const importPhases = ['waiting', 'looking', 'checking', 'comparing', 'publishing'] as const;

/**
 * How far the reading of a large file has come, or its publication, and whether it shall stop. Outside the trail: it changes
 * every second.
 */
export const importProgress = pgTable(
  'import_progress',
  {
    importId: uuid('import_id')
      .primaryKey()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    phase: text('phase', { enum: importPhases }).notNull(),
    /** Rows read, or projects written while it is published. */
    rowsRead: integer('rows_read').notNull().default(0),
    /** Null until the rows were counted. */
    rowsTotal: integer('rows_total'),
    /** How often it was begun; what ends its worker again and again is given up. */
    attempts: integer('attempts').notNull().default(0),
    isCancelled: boolean('is_cancelled').notNull().default(false),
    /** The lead in whose name the import, or its undoing, is published in the background; null when it is not. */
    publisher: jsonb('publisher').$type<unknown>(),
    /** Request that asked for it. */
    requestId: text('request_id'),
    /** Why it was not published the last time: the code of the problem and its words in both languages. */
    failure: jsonb('failure').$type<unknown>(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check(
      'import_progress_phase',
      sql`${table.phase} in ('waiting', 'looking', 'checking', 'comparing', 'publishing')`,
    ),
  ],
);

/** What somebody answered to a question a list left open; used for later deliveries with the same headings. */
export const importAnswer = pgTable(
  'import_answer',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    sourceKey: text('source_key').notNull(),
    headingsSha256: text('headings_sha256').notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    answeredBy: text('answered_by').notNull(),
    answeredAt: instant('answered_at').notNull().defaultNow(),
  },
  (table) => [
    unique('import_answer_once').on(table.headingsSha256, table.question),
    check('import_answer_length', sql`length(${table.question}) <= 100 and length(${table.answer}) <= 200`),
  ],
);

/** A published import is taken back: asked for by one person with a reason, published by another as a revision of its own. */
export const importUndo = pgTable(
  'import_undo',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    importId: uuid('import_id')
      .notNull()
      .references(() => importRun.id),
    reason: text('reason').notNull(),
    /** References of projects that were changed since and stay as they are now. */
    leftAsIs: jsonb('left_as_is').$type<readonly string[]>().notNull().default([]),
    state: text('state', { enum: ['proposed', 'published'] })
      .notNull()
      .default('proposed'),
    /** Who asked for it and when; set by the trigger, never by a statement. */
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => person.id),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    publishedRevision: integer('published_revision').references(() => registryRevision.revision),
    publishedAt: instant('published_at'),
    publishedBy: text('published_by'),
  },
  (table) => [
    unique('import_undo_once').on(table.importId),
    check(
      'import_undo_state',
      sql`${table.state} in ('proposed', 'published') and (${table.state} = 'published') = (${table.publishedAt} is not null)`,
    ),
    check('import_undo_reason', sql`length(btrim(${table.reason})) between 1 and 2000`),
  ],
);
