import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { storedFile } from '../imports/tables.js';
import { instant, keyText } from '../platform/database/columns.js';

export const uploadStates = ['preview', 'taken'] as const;
export const rowChanges = ['new', 'changed', 'unchanged', 'error'] as const;
export type RowChange = (typeof rowChanges)[number];

/** A workbook a city sent in: previewed once, then taken over into drafts of its own, at most once. Publishes nothing. */
export const cityUpload = pgTable(
  'city_upload',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** AGS of the city that sent it. */
    ownerCity: keyText('owner_city').notNull(),
    /** The reporting round its drafts answer; null for none. */
    roundId: uuid('round_id'),
    fileName: text('file_name'),
    fileSha256: text('file_sha256')
      .notNull()
      .references(() => storedFile.sha256),
    state: text('state', { enum: uploadStates }).notNull().default('preview'),
    summary: jsonb('summary').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').notNull(),
    takenAt: instant('taken_at'),
    takenBy: text('taken_by'),
  },
  (table) => [
    index('city_upload_by_city').on(table.ownerCity, table.createdAt),
    index('city_upload_file').on(table.fileSha256),
    check('city_upload_state', sql`${table.state} in ('preview', 'taken')`),
    check(
      'city_upload_taken',
      sql`(${table.state} = 'taken') = (${table.takenAt} is not null and ${table.takenBy} is not null)`,
    ),
  ],
);

/** Rows of such a workbook, set beside what the city has: staging, outside the trail. */
export const cityUploadRow = pgTable(
  'city_upload_row',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => cityUpload.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** Row in the file, as a spreadsheet numbers it. */
    rowNumber: integer('row_number'),
    rowKey: text('row_key').notNull(),
    change: text('change', { enum: rowChanges }).notNull(),
    /** The published project it belongs to; null for a new one. */
    reference: text('reference'),
    /** The draft it changes, or became. */
    draftId: uuid('draft_id'),
    /** What the row says, and what the project would become; null where it cannot be taken over. */
    input: jsonb('input').$type<unknown>().notNull(),
    outcome: jsonb('outcome').$type<unknown>(),
    differences: jsonb('differences').$type<unknown>().notNull().default([]),
    findings: jsonb('findings').$type<unknown>().notNull().default([]),
  },
  (table) => [
    primaryKey({ name: 'city_upload_row_pk', columns: [table.uploadId, table.position] }),
    check('city_upload_row_change', sql`${table.change} in ('new', 'changed', 'unchanged', 'error')`),
  ],
);
