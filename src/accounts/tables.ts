import { sql } from 'drizzle-orm';
import { boolean, check, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { roles } from '../kernel/actor.js';
import { bytes, germanText, identityKey, instant, keyText } from '../platform/database/columns.js';

const listOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/**
 * People with an account. Signing in reads and writes this table under the role steckbrief_auth; the application role
 * sees names, roles and cities only.
 */
export const person = pgTable(
  'person',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: germanText('name').notNull(),
    email: keyText('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    role: text('role', { enum: roles }).notNull(),
    /** AGS of the city a city role belongs to; null for all others. */
    cityAgs: keyText('city_ags'),
    /** `left`: the person no longer works here; the name stays with what was done until it is deleted. */
    state: text('state', { enum: ['invited', 'active', 'locked', 'left'] })
      .notNull()
      .default('invited'),
    twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
    /** Wants no reminders of reporting rounds. */
    remindersOff: boolean('reminders_off').notNull().default(false),
    /** When name, address and everything else that tells who it was were deleted; the id stays with what was done. */
    forgottenAt: instant('forgotten_at'),
    /** Wants no mail about what became of the city's drafts: given back, published. */
    stepMailsOff: boolean('step_mails_off').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('person_email_unique').on(table.email),
    check('person_role', sql`${table.role} in (${listOf(roles)})`),
    check('person_state', sql`${table.state} in ('invited', 'active', 'locked', 'left')`),
    check('person_forgotten', sql`${table.forgottenAt} is null or ${table.state} = 'left'`),
    check(
      'person_city',
      sql`(${table.role} in ('cityEditor', 'cityLead')) = (${table.cityAgs} is not null) and ${table.cityAgs} ~ '^[0-9]{8}$'`,
    ),
  ],
);

/** A person who stands in for a lead from one day until another, both inclusive. */
export const deputy = pgTable(
  'deputy',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** The lead who is away. */
    forPerson: uuid('for_person')
      .notNull()
      .references(() => person.id),
    deputyPerson: uuid('deputy_person')
      .notNull()
      .references(() => person.id),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('deputy_days', sql`${table.endsOn} >= ${table.startsOn}`),
    check('deputy_other', sql`${table.forPerson} <> ${table.deputyPerson}`),
    index('deputy_of_person').on(table.deputyPerson),
    index('deputy_for_person').on(table.forPerson),
  ],
);

/**
 * Personal bearer tokens, stored as SHA-256 only: a token is 256 random bits, so no slow hash is needed. A token acts
 * with the role and city its person has at that moment. Tokens without a person are from before there were accounts.
 */
export const accessToken = pgTable(
  'access_token',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id').references(() => person.id),
    label: text('label').notNull(),
    scope: text('scope', { enum: ['read', 'write'] })
      .notNull()
      .default('read'),
    tokenSha256: bytes('token_sha256').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull().defaultNow(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    unique('access_token_sha256_unique').on(table.tokenSha256),
    check('access_token_sha256_length', sql`octet_length(${table.tokenSha256}) = 32`),
    check('access_token_scope', sql`${table.scope} in ('read', 'write')`),
    check('access_token_person', sql`${table.personId} is not null or ${table.revokedAt} is not null`),
    index('access_token_of_person').on(table.personId),
  ],
);

/** When a token was used last, to the hour. Apart from the token, so that reading leaves no trace in the trail. */
export const accessTokenUse = pgTable('access_token_use', {
  tokenId: uuid('token_id')
    .primaryKey()
    .references(() => accessToken.id, { onDelete: 'cascade' }),
  lastUsedAt: instant('last_used_at').notNull().defaultNow(),
});

/** What happens at the door of the registry. */
export const loginEventKinds = [
  'signedIn',
  'failed',
  'delayed',
  'secondFactorFailed',
  'signedOut',
  'sessionEnded',
  'resetRequested',
  'passwordSet',
  'secondFactorSetUp',
  'secondFactorRemoved',
  'providerUntied',
  'recoveryCodesMade',
  'recoveryCodeUsed',
  'invited',
  'invitationAccepted',
] as const;

/** Who came in or tried to, never with what: no passwords, codes or tokens, no addresses of people who are not known. */
export const loginEvent = pgTable(
  'login_event',
  {
    id: identityKey(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    kind: text('kind', { enum: loginEventKinds }).notNull(),
    /** Null when nobody has the address that was given. */
    personId: uuid('person_id').references(() => person.id),
    /** How: `password`, `identityProvider`, `recoveryCode` …; null where there is only one way. */
    means: text('means'),
    /** Network the request came from, cut to /24 or /48. */
    source: text('source'),
  },
  (table) => [
    check('login_event_kind', sql`${table.kind} in (${listOf(loginEventKinds)})`),
    index('login_event_of_person').on(table.personId, table.at),
  ],
);
