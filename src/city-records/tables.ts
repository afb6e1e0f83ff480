import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { draftColumns, versionColumns, versionConstraints } from '../history/version-columns.js';
import { identityKey, instant, keyText, text } from '../platform/database/columns.js';

/** Kinds of what a city keeps about its neighbourhoods. */
export const cityRecordKinds = [
  'area',
  'plan',
  'goal',
  'office',
  'agreement',
  'implementation',
  'board',
] as const;
export type CityRecordKindName = (typeof cityRecordKinds)[number];

/** What the reference of a record begins with, by its kind. */
export const referencePrefixes: Readonly<Record<CityRecordKindName, string>> = {
  area: 'FG',
  plan: 'HK',
  goal: 'ZI',
  office: 'QB',
  agreement: 'QV',
  implementation: 'UM',
  board: 'GR',
};

/** States of a draft; published versions have none. */
export const cityDraftStates = ['draft', 'submitted', 'returned'] as const;
export type CityDraftState = (typeof cityDraftStates)[number];

const kindColumn = () => text('kind', { enum: cityRecordKinds }).notNull();
const kindCheck = (prefix: string, kind: AnyPgColumn) =>
  check(
    `${prefix}_kind`,
    sql`${kind} in ('area', 'plan', 'goal', 'office', 'agreement', 'implementation', 'board')`,
  );
const agsCheck = (prefix: string, ags: AnyPgColumn) => check(`${prefix}_city`, sql`${ags} ~ '^[0-9]{8}$'`);

/** Identity of an area, an action plan and so on; made when it is published for the first time. */
export const cityRecord = pgTable(
  'city_record',
  {
    id: identityKey(),
    kind: kindColumn(),
    /** Permanent key, "FG0007": what it is, and a number. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs(
        sql`case kind when 'area' then 'FG' when 'plan' then 'HK' when 'goal' then 'ZI' when 'office' then 'QB' when 'agreement' then 'QV' when 'implementation' then 'UM' else 'GR' end || lpad(id::text, greatest(4, length(id::text)), '0')`,
      ),
    cityAgs: keyText('city_ags').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('city_record_reference_unique').on(table.reference),
    kindCheck('city_record', table.kind),
    agsCheck('city_record', table.cityAgs),
  ],
);

const recordId = () => bigint('record_id', { mode: 'bigint' }).references(() => cityRecord.id);

/** What the record says, as its kind describes it, and the perimeter of an area as it was drawn. */
const contentColumns = () => ({
  content: jsonb('content').$type<Readonly<Record<string, unknown>>>().notNull(),
  /** GeoJSON in WGS 84 with the file and reference system it came in; null for all but areas. */
  perimeter: jsonb('perimeter').$type<Readonly<Record<string, unknown>>>(),
});

/** Work in progress on such a record. Its row ends with its publication. */
export const cityRecordDraft = pgTable(
  'city_record_draft',
  {
    ...draftColumns(),
    kind: kindColumn(),
    cityAgs: keyText('city_ags').notNull(),
    /** Null until the record is published for the first time. */
    recordId: recordId(),
    ...contentColumns(),
    /** True when the published record is to leave the registry. */
    withdrawal: boolean('withdrawal').notNull().default(false),
    state: text('state', { enum: cityDraftStates }).notNull().default('draft'),
    /** Counts what was saved and every step; whoever changes it names the one they saw. */
    version: integer('version').notNull().default(1),
    handedInBy: uuid('handed_in_by').references(() => person.id),
    handedInAt: instant('handed_in_at'),
    /** Why it came back, in the words of the service centre. */
    returnedReason: text('returned_reason'),
  },
  (table) => [
    unique('city_record_draft_record_unique').on(table.recordId),
    index('city_record_draft_city').on(table.cityAgs, table.kind),
    kindCheck('city_record_draft', table.kind),
    agsCheck('city_record_draft', table.cityAgs),
    check('city_record_draft_state', sql`${table.state} in ('draft', 'submitted', 'returned')`),
    check('city_record_draft_withdrawal', sql`not ${table.withdrawal} or ${table.recordId} is not null`),
    check('city_record_draft_reason', sql`length(${table.returnedReason}) <= 2000`),
    check('city_record_draft_content', sql`jsonb_typeof(${table.content}) = 'object'`),
  ],
);

/** Published versions, insert-only. */
export const cityRecordVersion = pgTable(
  'city_record_version',
  {
    id: identityKey(),
    recordId: recordId().notNull(),
    ...contentColumns(),
    ...versionColumns(),
  },
  (table) => [
    uniqueIndex('city_record_version_current_unique')
      .on(table.recordId)
      .where(sql`${table.supersededRevision} is null`),
    index('city_record_version_record').on(table.recordId, table.publishedRevision),
    index('city_record_version_words').using('gin', sql`record_words(${table.content}) gin_trgm_ops`),
    check('city_record_version_content', sql`jsonb_typeof(${table.content}) = 'object'`),
    ...versionConstraints('city_record_version', table),
  ],
);
