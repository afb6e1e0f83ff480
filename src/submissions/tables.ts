import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { storedFile } from '../imports/tables.js';
import { identityKey, instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

/** What happens to a draft, in the order in which it can. */
export const workflowSteps = [
  'begun',
  'handedIn',
  'takenBack',
  'returned',
  'accepted',
  'reopened',
  'published',
  'discarded',
] as const;

/**
 * Columns of everything said or done about a draft. The draft's row ends with its publication, so its id is no foreign key;
 * from then on `project_id` tells what it belonged to.
 */
const aboutDraft = () => ({
  draftId: uuid('draft_id').notNull(),
  projectId: bigint('project_id', { mode: 'bigint' }).references(() => project.id),
  /** AGS of the city it belongs to; null for the service centre's own. */
  ownerCity: keyText('owner_city'),
});

/** Every step of a draft with person, time and reason; insert-only. */
export const workflowStep = pgTable(
  'workflow_step',
  {
    id: identityKey(),
    ...aboutDraft(),
    step: text('step', { enum: workflowSteps }).notNull(),
    personId: uuid('person_id').references(() => person.id),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    reason: text('reason'),
    /** Registry revision a publication opened. */
    revision: integer('revision'),
  },
  (table) => [
    index('workflow_step_draft').on(table.draftId, table.id),
    index('workflow_step_project').on(table.projectId, table.id),
    check(
      'workflow_step_known',
      sql`${table.step} in ('begun', 'handedIn', 'takenBack', 'returned', 'accepted', 'reopened', 'published', 'discarded')`,
    ),
  ],
);

/** A remark on a draft, on one field or on the whole; both sides write them. */
export const draftComment = pgTable(
  'draft_comment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...aboutDraft(),
    /** API name of the field ("period.end"); null for the whole. */
    field: text('field'),
    body: text('body').notNull(),
    authorId: uuid('author_id').references(() => person.id),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    resolvedAt: instant('resolved_at'),
    resolvedBy: uuid('resolved_by').references(() => person.id),
  },
  (table) => [
    index('draft_comment_draft').on(table.draftId, table.createdAt),
    check('draft_comment_body', sql`length(btrim(${table.body})) between 1 and 10000`),
    check('draft_comment_resolved', sql`(${table.resolvedAt} is null) = (${table.resolvedBy} is null)`),
  ],
);

/** A file that belongs to a draft or its project: the decision of the SAB, above all. Its bytes are kept once (`stored_file`). */
export const attachment = pgTable(
  'attachment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...aboutDraft(),
    kind: text('kind', { enum: ['decision', 'proof', 'other'] }).notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => storedFile.sha256),
    fileName: text('file_name').notNull(),
    uploadedBy: uuid('uploaded_by').references(() => person.id),
    uploadedAt: instant('uploaded_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('attachment_draft').on(table.draftId),
    index('attachment_project').on(table.projectId),
    index('attachment_file').on(table.sha256),
    check('attachment_kind', sql`${table.kind} in ('decision', 'proof', 'other')`),
    check('attachment_file_name', sql`length(${table.fileName}) between 1 and 255`),
  ],
);
