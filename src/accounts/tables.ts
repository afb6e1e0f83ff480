import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../platform/database/columns.js';

/**
 * Bearer tokens, stored as SHA-256 only: a token is 256 random bits, so no slow hash is needed.
 * The application role reads them through `find_access_token()` alone and cannot list them.
 */
export const accessToken = pgTable(
  'access_token',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    label: text('label').notNull(),
    role: text('role', { enum: ['serviceCentre'] }).notNull(),
    tokenSha256: bytes('token_sha256').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    unique('access_token_sha256_unique').on(table.tokenSha256),
    check('access_token_sha256_length', sql`octet_length(${table.tokenSha256}) = 32`),
    check('access_token_role', sql`${table.role} in ('serviceCentre')`),
  ],
);
