import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import { importRun } from '../imports/tables.js';
import { cents, identityKey, instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';
import type { LikenessPart } from './likeness.js';

const projectId = (name: string) => bigint(name, { mode: 'bigint' });

/** What a published project is compared by, without what spellings differ in. Made from its present version, and again when that changes. */
export const projectLikeness = pgTable(
  'project_likeness',
  {
    projectId: projectId('project_id')
      .primaryKey()
      .references(() => project.id),
    versionId: bigint('version_id', { mode: 'bigint' }).notNull(),
    /** The source that delivered it last; empty for what a person entered, and for a single Steckbrief. */
    sourceKey: keyText('source_key').notNull(),
    nameKey: keyText('name_key').notNull(),
    /** Null where it is not stated, and for natural persons. */
    beneficiaryKey: keyText('beneficiary_key'),
    placeKey: keyText('place_key'),
    periodStart: date('period_start', { mode: 'string' }),
    periodEnd: date('period_end', { mode: 'string' }),
    totalEligibleCost: cents('total_eligible_cost'),
    /** The same for projects that agree in all of this and in the beneficiary's name. */
    face: keyText('face').notNull(),
    /** Whether the projects like it have been looked for. */
    isLooked: boolean('is_looked').notNull().default(false),
  },
  (table) => [
    index('project_likeness_similar').using('gin', sql`${table.nameKey} gin_trgm_ops`),
    index('project_likeness_name').using('hash', table.nameKey),
    index('project_likeness_face').on(table.face, table.projectId),
    index('project_likeness_waiting').on(table.projectId).where(sql`not ${table.isLooked}`),
  ],
);

const likenessOf = (name: string) =>
  projectId(name)
    .notNull()
    .references((): AnyPgColumn => projectLikeness.projectId, { onDelete: 'cascade' });

const findings = () => ({
  /** 0 to 100. */
  score: integer('score').notNull(),
  parts: jsonb('parts').$type<readonly LikenessPart[]>().notNull(),
});

/** Two published projects that may be one. */
export const likenessPair = pgTable(
  'likeness_pair',
  {
    lowerId: likenessOf('lower_id'),
    higherId: likenessOf('higher_id'),
    ...findings(),
  },
  (table) => [
    primaryKey({ name: 'likeness_pair_pk', columns: [table.lowerId, table.higherId] }),
    index('likeness_pair_higher').on(table.higherId),
    index('likeness_pair_score').on(table.score),
    check('likeness_pair_order', sql`${table.lowerId} < ${table.higherId}`),
    check('likeness_pair_score_range', sql`${table.score} between 0 and 100`),
  ],
);

/** A new row of a preview that may be a project the registry has already. */
export const importLikeness = pgTable(
  'import_likeness',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => importRun.id, { onDelete: 'cascade' }),
    /** Of the row in the preview; a preview that is read again is looked through again. */
    position: integer('position').notNull(),
    projectId: likenessOf('project_id'),
    ...findings(),
  },
  (table) => [
    primaryKey({ name: 'import_likeness_pk', columns: [table.importId, table.position, table.projectId] }),
    index('import_likeness_project').on(table.projectId),
  ],
);

/** How far the search for duplicates has come: in the registry (`importId` null), and in each preview. */
export const duplicateLook = pgTable(
  'duplicate_look',
  {
    id: identityKey(),
    importId: uuid('import_id').references(() => importRun.id, { onDelete: 'cascade' }),
    /** Registry revision it has seen. */
    revision: integer('revision').notNull(),
    /** Last row of the preview it has seen. */
    position: integer('position').notNull().default(0),
    isDone: boolean('is_done').notNull().default(false),
  },
  (table) => [unique('duplicate_look_once').on(table.importId).nullsNotDistinct()],
);

export const verdicts = ['same', 'different', 'merge'] as const;
export type Verdict = (typeof verdicts)[number];

/** What somebody decided about projects that look alike; never changed, only revoked. */
export const duplicateDecision = pgTable(
  'duplicate_decision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    verdict: text('verdict', { enum: verdicts }).notNull(),
    /** Of equal projects what they agree in: it holds for further ones as well. Null for a pair. */
    face: keyText('face'),
    /** The project that stays when they are merged. */
    keptId: projectId('kept_id').references(() => project.id),
    reason: text('reason'),
    decidedBy: uuid('decided_by').references(() => person.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at').notNull().default(sql`clock_timestamp()`),
    revokedBy: uuid('revoked_by').references(() => person.id, { onDelete: 'set null' }),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('duplicate_decision_face').on(table.face),
    check(
      'duplicate_decision_verdict',
      sql`${table.verdict} in ('same', 'different', 'merge') and (${table.verdict} = 'merge') = (${table.keptId} is not null)`,
    ),
    check('duplicate_decision_reason', sql`length(${table.reason}) <= 500`),
  ],
);

/** A project a decision is about. Of a pair the two sides have different numbers. */
export const duplicateDecisionProject = pgTable(
  'duplicate_decision_project',
  {
    id: identityKey(),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => duplicateDecision.id),
    projectId: projectId('project_id')
      .notNull()
      .references(() => project.id),
    side: integer('side').notNull(),
  },
  (table) => [
    unique('duplicate_decision_project_once').on(table.decisionId, table.projectId),
    index('duplicate_decision_project_of').on(table.projectId),
    check('duplicate_decision_project_side', sql`${table.side} in (1, 2)`),
  ],
);
