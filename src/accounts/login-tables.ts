import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, keyText } from '../platform/database/columns.js';
import { person } from './tables.js';

// The tables better-auth works with, under names of our own; the names of fields are its names. Only steckbrief_auth
// reads and writes them.

const id = () => uuid('id').primaryKey().defaultRandom();
const ofPerson = () =>
  uuid('person_id')
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' });
const createdAt = () => instant('created_at').notNull().defaultNow();
const updatedAt = () => instant('updated_at').notNull().defaultNow();

/** A browser in which a person is signed in. The cookie holds the token with a signature, so that the table alone lets nobody in. */
export const loginSession = pgTable(
  'login_session',
  {
    id: id(),
    userId: ofPerson(),
    token: keyText('token').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Never filled: where people sit is of no interest. */
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** True when the identity provider has asked for a second factor itself. */
    secondFactorByProvider: boolean('second_factor_by_provider').notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('login_session_token_unique').on(table.token),
    index('login_session_of_person').on(table.userId),
  ],
);

/** A way in: the own password (`credential`), or the identity provider (its issuer) under its name for the person. */
export const loginAccount = pgTable(
  'login_account',
  {
    id: id(),
    userId: ofPerson(),
    providerId: text('provider_id').notNull(),
    accountId: keyText('account_id').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('login_account_key').on(table.providerId, table.accountId),
    index('login_account_of_person').on(table.userId),
  ],
);

/** Links and codes that are under way, by the hash of what was handed out: resets, invitations, second factors, trusted devices. */
export const loginVerification = pgTable(
  'login_verification',
  {
    id: id(),
    identifier: keyText('identifier').notNull(),
    value: keyText('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('login_verification_identifier').on(table.identifier),
    index('login_verification_value').on(table.value),
  ],
);

/** The second factor of a person: secret and recovery codes, encrypted with AUTH_SECRET. */
export const loginSecondFactor = pgTable(
  'login_second_factor',
  {
    id: id(),
    userId: ofPerson(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean('verified').notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').notNull().default(0),
    lockedUntil: instant('locked_until'),
  },
  (table) => [unique('login_second_factor_person').on(table.userId)],
);

/** Failed attempts by the hash of who or where, so that guessing becomes slow. */
export const loginThrottle = pgTable(
  'login_throttle',
  {
    key: keyText('key').primaryKey(),
    failures: integer('failures').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [
    check('login_throttle_failures', sql`${table.failures} >= 0`),
    index('login_throttle_age').on(table.lastAt),
  ],
);
