import { type SQL, sql } from 'drizzle-orm';
import { bigint, check, customType, index, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { storedFile } from '../imports/tables.js';
import { germanText, identityKey, instant, keyText, text } from '../platform/database/columns.js';
import { handoutAudiences, handoutKinds, handoutStates, licences } from './handout.js';

const listOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Words by their stems, with their places. */
const searchWords = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Handouts and working aids of the service centre (Arbeitshilfen). */
export const handout = pgTable(
  'handout',
  {
    id: identityKey(),
    /** Public key, such as AH0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'AH' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    title: germanText('title').notNull(),
    kind: text('kind', { enum: handoutKinds }).notNull(),
    audience: text('audience', { enum: handoutAudiences }).notNull(),
    licence: text('licence', { enum: licences }).notNull(),
    description: germanText('description'),
    author: germanText('author'),
    state: text('state', { enum: handoutStates }).notNull().default('draft'),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('handout_reference_unique').on(table.reference),
    check('handout_title', sql`length(btrim(${table.title})) between 1 and 200`),
    check('handout_kind', sql`${table.kind} in (${listOf(handoutKinds)})`),
    check('handout_audience', sql`${table.audience} in (${listOf(handoutAudiences)})`),
    check('handout_licence', sql`${table.licence} in (${listOf(licences)})`),
    check('handout_state', sql`${table.state} in (${listOf(handoutStates)})`),
    check('handout_length', sql`length(${table.description}) <= 5000 and length(${table.author}) <= 200`),
  ],
);

/** One version of the file of a handout; what was added stays, the newest that is not withdrawn is the one that counts. */
export const handoutFile = pgTable(
  'handout_file',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    handoutId: bigint('handout_id', { mode: 'bigint' })
      .notNull()
      .references(() => handout.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    fileSha256: keyText('file_sha256')
      .notNull()
      .references(() => storedFile.sha256),
    fileName: germanText('file_name').notNull(),
    note: germanText('note'),
    /** What stands in it, for the search; null where that cannot be read. */
    words: germanText('words'),
    /** The words as the search reads them. */
    searched: searchWords('searched').generatedAlwaysAs((): SQL => sql`words_of_file(words)`),
    addedAt: instant('added_at').notNull().default(sql`clock_timestamp()`),
    /** Since when it must not be used any more; the row stays in sight, the file is for the service centre alone. */
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: germanText('withdrawn_reason'),
  },
  (table) => [
    unique('handout_file_number_unique').on(table.handoutId, table.number),
    index('handout_file_sha256').on(table.fileSha256),
    check('handout_file_number', sql`${table.number} >= 1`),
    check('handout_file_name', sql`length(${table.fileName}) between 1 and 200`),
    check(
      'handout_file_withdrawn',
      sql`(${table.withdrawnAt} is null) = (${table.withdrawnReason} is null) and length(${table.withdrawnReason}) <= 1000`,
    ),
    check('handout_file_length', sql`length(${table.note}) <= 1000 and length(${table.words}) <= 1000000`),
  ],
);
