import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { versionColumns, versionConstraints } from '../history/version-columns.js';
import { germanText, identityKey, instant, keyText } from '../platform/database/columns.js';

/** A municipality's part in the programme in one funding period, with the source that says so. */
export interface ProgrammeMark {
  readonly fundingPeriod: string;
  readonly source: string;
}

/** Identity of a place: district by five-digit key, municipality by its AGS of eight digits. */
export const place = pgTable(
  'place',
  {
    id: identityKey(),
    kind: text('kind', { enum: ['district', 'municipality'] }).notNull(),
    ags: keyText('ags').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('place_ags_unique').on(table.ags),
    check('place_kind', sql`${table.kind} in ('district', 'municipality')`),
    check(
      'place_ags_digits',
      sql`${table.ags} ~ case ${table.kind} when 'district' then '^[0-9]{5}$' else '^[0-9]{8}$' end`,
    ),
  ],
);

const placeId = () =>
  bigint('place_id', { mode: 'bigint' })
    .notNull()
    .references(() => place.id);

/** Published versions of places, insert-only: names, regions and figures as they were known at a revision. */
export const placeVersion = pgTable(
  'place_version',
  {
    id: identityKey(),
    placeId: placeId(),
    name: germanText('name').notNull(),
    /** What officially follows the name ("Stadt", "Kreisfreie Stadt"). */
    designation: text('designation'),
    /** Key of the district (five digits); null for a district itself. */
    districtAgs: keyText('district_ags'),
    nuts3: keyText('nuts3'),
    population: integer('population'),
    populationDate: date('population_date', { mode: 'string' }),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    /** Wordings under which sources publish this place; used for matching only. */
    spellings: jsonb('spellings').$type<readonly string[]>().notNull().default([]),
    programmeMarks: jsonb('programme_marks').$type<readonly ProgrammeMark[]>().notNull().default([]),
    /** Day on which the entry is known to have been right; municipalities merge. */
    validAsOf: date('valid_as_of', { mode: 'string' }),
    /** Municipality that took this one over, where a source says so; null while it exists. */
    successorAgs: keyText('successor_ags'),
    ...versionColumns(),
  },
  (table) => [
    uniqueIndex('place_version_current_unique')
      .on(table.placeId)
      .where(sql`${table.supersededRevision} is null`),
    index('place_version_place').on(table.placeId, table.publishedRevision),
    ...versionConstraints('place_version', table),
  ],
);

/** What the reference data said when it was last loaded; see `catalogue_reference`. */
export const placeReference = pgTable('place_reference', {
  placeId: bigint('place_id', { mode: 'bigint' })
    .primaryKey()
    .references(() => place.id),
  content: jsonb('content').$type<Readonly<Record<string, unknown>>>().notNull(),
});
