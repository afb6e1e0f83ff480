import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { endConstraints, versionColumns } from '../history/version-columns.js';
import { germanText, identityKey, instant, keyText, text } from '../platform/database/columns.js';

/**
 * Identity of a beneficiary or executing body: everything the records call by the same name, written one way or the other.
 * `key` is the name without what spellings differ in. Made by the database when a project version is published.
 */
export const organisation = pgTable('organisation', {
  id: identityKey(),
  publicId: uuid('public_id').notNull().defaultRandom().unique('organisation_public_id_unique'),
  key: keyText('key').notNull().unique('organisation_key_unique'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

const organisationId = (name: string) => bigint(name, { mode: 'bigint' });

/** What the directory says of an organisation, insert-only. One that was merged names the one it belongs to. */
export const organisationVersion = pgTable(
  'organisation_version',
  {
    id: identityKey(),
    /** Looked up once per statement by `require_known_of_organisations()`, as the revision is. */
    organisationId: organisationId('organisation_id').notNull(),
    name: germanText('name').notNull(),
    legalForm: text('legal_form'),
    naturalPerson: boolean('natural_person').notNull(),
    mergedIntoId: organisationId('merged_into_id').references(() => organisation.id),
    ...versionColumns(),
  },
  (table) => [
    uniqueIndex('organisation_version_current_unique')
      .on(table.organisationId)
      .where(sql`${table.supersededRevision} is null`),
    index('organisation_version_organisation').on(table.organisationId, table.publishedRevision),
    index('organisation_version_members')
      .on(table.mergedIntoId)
      .where(sql`${table.supersededRevision} is null`),
    index('organisation_version_similar')
      .using('gin', sql`fold_text(${table.name}) gin_trgm_ops`)
      .where(sql`${table.supersededRevision} is null and ${table.mergedIntoId} is null`),
    check('organisation_version_name', sql`length(btrim(${table.name})) between 1 and 2000`),
    check('organisation_version_not_itself', sql`${table.mergedIntoId} <> ${table.organisationId}`),
    ...endConstraints('organisation_version', table),
  ],
);

/** Every wording of the records, letter by letter, and the organisation it belongs to. Written by the database. */
export const organisationWording = pgTable(
  'organisation_wording',
  {
    id: identityKey(),
    organisationId: organisationId('organisation_id').notNull(),
    wording: germanText('wording').notNull(),
    naturalPerson: boolean('natural_person').notNull(),
    firstRevision: integer('first_revision').notNull(),
  },
  (table) => [
    uniqueIndex('organisation_wording_unique').on(sql`md5(${table.wording})`, table.naturalPerson),
    index('organisation_wording_organisation').on(table.organisationId),
  ],
);

/** Two organisations somebody looked at and found to be different: they are not proposed again. */
export const organisationDifference = pgTable(
  'organisation_difference',
  {
    id: identityKey(),
    lowerId: organisationId('lower_id')
      .notNull()
      .references(() => organisation.id),
    higherId: organisationId('higher_id')
      .notNull()
      .references(() => organisation.id),
    statedBy: uuid('stated_by').references(() => person.id, { onDelete: 'set null' }),
    statedAt: instant('stated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('organisation_difference_unique').on(table.lowerId, table.higherId),
    check('organisation_difference_order', sql`${table.lowerId} < ${table.higherId}`),
  ],
);
