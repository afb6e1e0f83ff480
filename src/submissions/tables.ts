import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { draftColumns } from '../history/version-columns.js';
import { storedFile } from '../imports/tables.js';
import { identityKey, instant, keyText } from '../platform/database/columns.js';
import { project, recordChecks, recordColumns } from '../projects/tables.js';

export const draftKinds = ['new', 'amendment', 'withdrawal'] as const;
export const draftStates = ['draft', 'submitted', 'returned', 'accepted'] as const;
export type DraftKind = (typeof draftKinds)[number];
export type DraftState = (typeof draftStates)[number];
/** Where the work on a project can stand; the last two once it is out of anybody's hands. */
export type WorkflowState = DraftState | 'published' | 'withdrawn';

/**
 * Work in progress on one project on its way to publication: draft → submitted → returned or accepted → published, which
 * ends the row. Row security shows it to its city, and to the service centre once it was handed in. Steps are taken by
 * changing `state`; a trigger checks who may take them and writes down who did.
 */
export const projectDraft = pgTable(
  'project_draft',
  {
    ...draftColumns(),
    /** Null until the project is published for the first time. */
    projectId: bigint('project_id', { mode: 'bigint' }).references(() => project.id),
    /** AGS of the city the draft belongs to; null for the service centre's own. */
    ownerCity: keyText('owner_city'),
    kind: text('kind', { enum: draftKinds }).notNull().default('new'),
    state: text('state', { enum: draftStates }).notNull().default('draft'),
    /** Counts every saved change: who saves must name the number they started from. */
    version: integer('version').notNull().default(1),
    /** Registry revision an amendment was begun at. */
    baseRevision: integer('base_revision'),
    /** What a change of money or time rests on: a decision of the SAB, or nothing yet (applied for, outside all totals). */
    changeBasis: text('change_basis', { enum: ['decision', 'appliedFor'] }),
    /** Number of the decision the change rests on, when the draft does not bring it: named by the person. */
    basisDecision: text('basis_decision'),
    /** Why it is changed or withdrawn, in the words of the city. */
    note: text('note'),
    /** The reporting round it answers. */
    roundId: uuid('round_id'),
    /** Set by the trigger, never by a statement. */
    handedInBy: uuid('handed_in_by').references(() => person.id),
    handedInAt: instant('handed_in_at'),
    checkedBy: uuid('checked_by').references(() => person.id),
    checkedAt: instant('checked_at'),
    /** What was typed into fields that could not be read, letter by letter, by API name of the field: nothing is lost. */
    typed: jsonb('typed').$type<Readonly<Record<string, string>>>().notNull().default({}),
    ...recordColumns(),
  },
  (table) => [
    unique('project_draft_project_unique').on(table.projectId),
    index('project_draft_by_city').on(table.ownerCity, table.state),
    check('project_draft_kind', sql`${table.kind} in ('new', 'amendment', 'withdrawal')`),
    check('project_draft_state', sql`${table.state} in ('draft', 'submitted', 'returned', 'accepted')`),
    check('project_draft_change_basis', sql`${table.changeBasis} in ('decision', 'appliedFor')`),
    check(
      'project_draft_handed_in',
      sql`(${table.state} = 'draft') or (${table.handedInBy} is not null and ${table.handedInAt} is not null)`,
    ),
    ...recordChecks('project_draft', table),
  ],
);

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
