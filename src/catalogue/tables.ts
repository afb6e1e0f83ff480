import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { draftColumns, versionColumns, versionConstraints } from '../history/version-columns.js';
import { germanText, identityKey, instant, keyText } from '../platform/database/columns.js';

export const catalogueKinds = [
  'fundingPeriod',
  'fund',
  'priority',
  'fundingGuideline',
  'fundingObject',
  'interventionCategory',
  'specificObjective',
  'actionField',
  'rateCeiling',
  'deadlineRule',
  'indicator',
  'region',
] as const;

/** What a catalogue entry says; the same columns in drafts and in published versions. */
const contentColumns = () => ({
  /** Official code as printed ("152", "02203", "ESO4.8"); null where the source gives only a title. */
  code: keyText('code'),
  titleDe: germanText('title_de'),
  titleEn: text('title_en'),
  titleDeVerified: boolean('title_de_verified').notNull().default(false),
  titleEnVerified: boolean('title_en_verified').notNull().default(false),
  verificationNote: text('verification_note'),
  /** Wordings under which sources publish this entry; used for matching only. */
  spellings: jsonb('spellings').$type<readonly string[]>().notNull().default([]),
  /** What only this kind has (Union rate of a priority, ceiling of a guideline part …); shape by kind in `attributes.ts`. */
  attributes: jsonb('attributes').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
});

/** Identity of a catalogue entry: kind and permanent key ("2021-2027/152"). */
export const catalogueEntry = pgTable(
  'catalogue_entry',
  {
    id: identityKey(),
    kind: text('kind', { enum: catalogueKinds }).notNull(),
    key: keyText('key').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('catalogue_entry_key_unique').on(table.kind, table.key),
    check(
      'catalogue_entry_kind',
      sql`${table.kind} in ('fundingPeriod', 'fund', 'priority', 'fundingGuideline', 'fundingObject', 'interventionCategory', 'specificObjective', 'actionField', 'rateCeiling', 'deadlineRule', 'indicator', 'region')`,
    ),
  ],
);

const entryId = () =>
  bigint('entry_id', { mode: 'bigint' })
    .notNull()
    .references(() => catalogueEntry.id);

/** A correction of an entry in progress. */
export const catalogueDraft = pgTable(
  'catalogue_draft',
  { ...draftColumns(), entryId: entryId(), ...contentColumns() },
  (table) => [unique('catalogue_draft_entry_unique').on(table.entryId)],
);

/** Published versions of entries, insert-only. */
export const catalogueVersion = pgTable(
  'catalogue_version',
  {
    id: identityKey(),
    entryId: entryId(),
    ...contentColumns(),
    ...versionColumns(),
  },
  (table) => [
    uniqueIndex('catalogue_version_current_unique')
      .on(table.entryId)
      .where(sql`${table.supersededRevision} is null`),
    index('catalogue_version_entry').on(table.entryId, table.publishedRevision),
    ...versionConstraints('catalogue_version', table),
  ],
);

/** What the reference data said when it was last loaded: tells a staff correction from an old reference value. */
export const catalogueReference = pgTable('catalogue_reference', {
  entryId: bigint('entry_id', { mode: 'bigint' })
    .primaryKey()
    .references(() => catalogueEntry.id),
  content: jsonb('content').$type<Readonly<Record<string, unknown>>>().notNull(),
});
