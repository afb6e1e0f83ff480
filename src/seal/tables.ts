import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { bytes, identityKey, instant } from '../platform/database/columns.js';
import type { Verification } from './verification.js';

/**
 * The seals of the trail (Siegel), one after the other. Each covers the entries behind the one before up to `lastEntry`
 * and names the seal before it, so that none can change without all later ones. Written by `seal_trail()` alone.
 */
export const auditSeal = pgTable(
  'audit_seal',
  {
    /** From 1, without gaps. */
    number: integer('number').primaryKey(),
    lastEntry: bigint('last_entry', { mode: 'bigint' }).notNull(),
    /** How many entries it covers. */
    entries: integer('entries').notNull(),
    /** SHA-256 over `entryDigests`. */
    entriesSha256: bytes('entries_sha256').notNull(),
    /** Newest registry revision whose entries are all covered by this seal and those before it; 0 before the first. */
    revision: integer('revision').notNull(),
    sealedAt: instant('sealed_at').notNull(),
    /** Set on the first seal after a backup was restored: when that backup was made. */
    restoredFrom: instant('restored_from'),
    previousSha256: bytes('previous_sha256').notNull(),
    sha256: bytes('sha256').notNull(),
    /** For each entry its id (8 bytes) and its SHA-256 (32 bytes): by them the first wrong entry is named. Not public. */
    entryDigests: bytes('entry_digests').notNull(),
  },
  (table) => [
    unique('audit_seal_sha256').on(table.sha256),
    index('audit_seal_revision').on(table.revision, table.number),
    check(
      'audit_seal_lengths',
      sql`${table.number} > 0 and octet_length(${table.sha256}) = 32 and octet_length(${table.previousSha256}) = 32 and octet_length(${table.entriesSha256}) = 32 and octet_length(${table.entryDigests}) = 40 * ${table.entries}`,
    ),
  ],
);

/**
 * Up to where the trail may be sealed: at most one row. Ids are drawn before their entries are committed, so an id is
 * settled only when every transaction that had begun to write when it was drawn has ended.
 */
export const auditHorizon = pgTable(
  'audit_horizon',
  {
    onlyRow: boolean('only_row').primaryKey().default(true),
    /** Highest id that had been drawn. Null after a restore, until somebody looks again. */
    lastEntry: bigint('last_entry', { mode: 'bigint' }),
    /** Settled once no transaction before this one runs any more. */
    transactionId: bigint('transaction_id', { mode: 'bigint' }),
    /** Newest registry revision at that moment. */
    revision: integer('revision'),
    /** When the backup was made that was restored, until a seal says so. */
    restoredFrom: instant('restored_from'),
  },
  (table) => [check('audit_horizon_only_row', sql`${table.onlyRow}`)],
);

/** Checks of the whole trail somebody asked for, by whichever process; the newest says how the registry stands. */
export const trailCheck = pgTable(
  'trail_check',
  {
    id: identityKey(),
    /** Id of the person, or of the token, who asked. */
    askedBy: text('asked_by').notNull(),
    askedAt: instant('asked_at').notNull().default(sql`clock_timestamp()`),
    /** True while it runs, else null: one runs at a time. */
    running: boolean('running').unique('trail_check_one_runs'),
    /** Entries checked so far. */
    checked: integer('checked').notNull().default(0),
    /** Last time whoever checks said that it goes on; silent for a minute, it has died. */
    seenAt: instant('seen_at').notNull().default(sql`clock_timestamp()`),
    /** What was found; null while it runs and where it did not come to an end. */
    found: jsonb('found').$type<Verification>(),
  },
  (table) => [check('trail_check_found', sql`${table.running} is null or ${table.found} is null`)],
);
