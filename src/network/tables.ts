import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, identityKey, instant, keyText, text } from '../platform/database/columns.js';
import { deletionReasons, organisationKinds } from './entry.js';

const listOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Organisations of the network that are no programme cities; kept by the service centre. */
export const networkOrganisation = pgTable(
  'network_organisation',
  {
    id: identityKey(),
    /** Public key, such as NO0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'NO' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    name: germanText('name').notNull(),
    kind: text('kind', { enum: organisationKinds }).notNull(),
    website: text('website'),
    topics: text('topics').array().notNull().default(sql`'{}'`),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    unique('network_organisation_reference_unique').on(table.reference),
    unique('network_organisation_name_unique').on(table.name),
    check('network_organisation_name', sql`length(btrim(${table.name})) between 1 and 200`),
    check('network_organisation_kind', sql`${table.kind} in (${listOf(organisationKinds)})`),
    check(
      'network_organisation_length',
      sql`length(${table.website}) <= 500 and cardinality(${table.topics}) <= 20`,
    ),
  ],
);

/** People of the network: what is known of them, what they agreed to, and until when it is kept. */
export const networkPerson = pgTable(
  'network_person',
  {
    id: identityKey(),
    /** Public key, such as NP0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'NP' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    organisationId: bigint('organisation_id', { mode: 'bigint' }).references(() => networkOrganisation.id),
    name: germanText('name').notNull(),
    function: germanText('function'),
    email: keyText('email'),
    phone: keyText('phone'),
    topics: text('topics').array().notNull().default(sql`'{}'`),
    note: text('note'),
    inDirectory: boolean('in_directory').notNull().default(false),
    getsInvitations: boolean('gets_invitations').notNull().default(false),
    consentOn: date('consent_on'),
    /** How it was given and where that is kept. */
    consentHow: text('consent_how'),
    withdrawnOn: date('withdrawn_on'),
    /** Last day on which it is kept. */
    deleteOn: date('delete_on').notNull(),
    /** Whoever knows it may end the invitations: it stands in them alone. */
    link: uuid('link').notNull().defaultRandom(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    unique('network_person_reference_unique').on(table.reference),
    unique('network_person_link_unique').on(table.link),
    index('network_person_organisation').on(table.organisationId),
    index('network_person_delete_on').on(table.deleteOn),
    check('network_person_name', sql`length(btrim(${table.name})) between 1 and 200`),
    check(
      'network_person_length',
      sql`length(${table.function}) <= 200 and length(${table.email}) <= 254 and length(${table.phone}) <= 60 and length(${table.note}) <= 2000 and length(${table.consentHow}) <= 500 and cardinality(${table.topics}) <= 20`,
    ),
    check(
      'network_person_consent',
      sql`not (${table.inDirectory} or ${table.getsInvitations}) or (${table.consentOn} is not null and ${table.consentHow} is not null and ${table.withdrawnOn} is null)`,
    ),
  ],
);

/** What deletion runs took away: how much, why and when, and nobody's name. */
export const networkDeletion = pgTable(
  'network_deletion',
  {
    id: identityKey(),
    reference: keyText('reference').notNull(),
    reason: text('reason', { enum: deletionReasons }).notNull(),
    /** Rows by table. */
    removed: jsonb('removed').$type<Readonly<Record<string, number>>>().notNull(),
    deletedAt: instant('deleted_at').notNull().default(sql`clock_timestamp()`),
    /** Null when the night did it. */
    deletedBy: uuid('deleted_by').references(() => person.id),
  },
  (table) => [
    index('network_deletion_person').on(table.deletedBy),
    check('network_deletion_reason', sql`${table.reason} in (${listOf(deletionReasons)})`),
  ],
);
