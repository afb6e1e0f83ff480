import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from '../database/columns.js';

/**
 * Answers of writes sent with an Idempotency-Key, kept seven days. `done`: what was asked for is committed, in the same
 * transaction, and the answer not stored yet.
 */
export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    actor: text('actor').notNull(),
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodySha256: bytes('body_sha256').notNull(),
    state: text('state', { enum: ['running', 'done', 'answered'] }).notNull(),
    /** Which attempt holds the key: a late attempt that lost its place cannot overwrite the answer. */
    owner: uuid('owner').notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<Readonly<Record<string, string>>>(),
    body: bytes('body'),
    /** Where what was written stands; known from the moment it is committed. */
    location: text('location'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ name: 'idempotency_key_pk', columns: [table.actor, table.route, table.key] }),
    index('idempotency_key_created_at').on(table.createdAt),
    check('idempotency_key_length', sql`octet_length(${table.key}) between 1 and 255`),
    check(
      'idempotency_key_state',
      sql`(${table.state} in ('running', 'done') and ${table.status} is null and ${table.headers} is null and ${table.body} is null) or (${table.state} = 'answered' and ${table.status} between 200 and 499 and ${table.headers} is not null and ${table.body} is not null)`,
    ),
  ],
);
