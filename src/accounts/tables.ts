import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { roles } from '../kernel/actor.js';
import { bytes, germanText, instant, keyText } from '../platform/database/columns.js';

const roleList = sql.raw(roles.map((role) => `'${role}'`).join(', '));

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
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('person_email_unique').on(table.email),
    check('person_role', sql`${table.role} in (${roleList})`),
    check('person_state', sql`${table.state} in ('invited', 'active', 'locked', 'left')`),
    check(
      'person_city',
      sql`(${table.role} in ('cityEditor', 'cityLead')) = (${table.cityAgs} is not null) and ${table.cityAgs} ~ '^[0-9]{8}$'`,
    ),
  ],
);

/**
 * Bearer tokens, stored as SHA-256 only: a token is 256 random bits, so no slow hash is needed.
 * The application role reads them through `find_access_token()` alone and cannot list them.
 */
export const accessToken = pgTable(
  'access_token',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    label: text('label').notNull(),
    role: text('role', { enum: roles }).notNull(),
    tokenSha256: bytes('token_sha256').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    unique('access_token_sha256_unique').on(table.tokenSha256),
    check('access_token_sha256_length', sql`octet_length(${table.tokenSha256}) = 32`),
    check('access_token_role', sql`${table.role} in (${roleList})`),
  ],
);
