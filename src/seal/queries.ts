import { sql as sqlOf } from 'drizzle-orm';
import type { ISql } from 'postgres';
import type { Orm, Transaction } from '../platform/database/database.js';
import { digestLength } from './entry-hashes.js';
import type { Entry, Printed, Seal } from './verify-trail.mjs';

const columns = `s.number, encode(s.previous_sha256, 'hex') as "previousSha256", s.last_entry::text as "lastEntry", s.entries,
  encode(s.entries_sha256, 'hex') as "entriesSha256", s.revision, trail_time(s.sealed_at) as "sealedAt",
  trail_time(s.restored_from) as "restoredFrom", encode(s.sha256, 'hex') as sha256`;

/** The newest seal; null before the first. */
export async function newestSeal(db: Orm | Transaction): Promise<Seal | null> {
  return one(db, sqlOf`order by s.number desc`);
}

/** A seal by its number; null when there is none. */
export async function sealByNumber(db: Orm | Transaction, number: number): Promise<Seal | null> {
  return one(db, sqlOf`where s.number = ${number}`);
}

/** The first seal that covers everything a registry revision has changed; null when none does yet. */
export async function sealCovering(db: Orm | Transaction, revision: number): Promise<Seal | null> {
  return one(db, sqlOf`where s.revision >= ${revision} order by s.revision, s.number`);
}

async function one(db: Orm | Transaction, which: ReturnType<typeof sqlOf>): Promise<Seal | null> {
  const [seal] = await db.execute<{ [Key in keyof Seal]: Seal[Key] }>(
    sqlOf`select ${sqlOf.raw(columns)} from audit_seal s ${which} limit 1`,
  );
  return seal ?? null;
}

/** Seals behind a number, oldest first. */
export async function sealsAfter(sql: ISql, number: number, limit: number): Promise<readonly Seal[]> {
  return sql<
    Seal[]
  >`select ${sql.unsafe(columns)} from audit_seal s where s.number > ${number} order by s.number limit ${limit}`;
}

/** What a seal knows of the entries it covers, in their order. */
export async function digestsOf(sql: ISql, seal: number): Promise<readonly { id: string; sha256: Buffer }[]> {
  const [row] = await sql<{ digests: Buffer | null }[]>`select read_entry_digests(${seal}) as digests`;
  const digests = row?.digests ?? Buffer.alloc(0);
  return Array.from({ length: digests.length / digestLength }, (_, index) => {
    const at = index * digestLength;
    return { id: String(digests.readBigInt64BE(at)), sha256: digests.subarray(at + 8, at + digestLength) };
  });
}

/** The same, undivided, of each seal from one number to another that is there. */
export async function digestsOfSeals(sql: ISql, from: number, to: number): Promise<readonly Buffer[]> {
  const rows = await sql<{ digests: Buffer }[]>`
    select read_entry_digests(s.number) as digests from audit_seal s where s.number between ${from} and ${to} order by s.number`;
  return rows.map(({ digests }) => digests);
}

/**
 * The query that copies out the entries behind one id up to another in their order, with everything that is hashed; for
 * whoever may read all of the trail. Others get none.
 */
export const copyOfEntries = (after: string, last: string): string => `
  select id, transaction_id, at, actor, request_id, reason, table_name, row_key, operation, payload, personal_commitment
  from trail_as_written where id > ${BigInt(after)} and id <= ${BigInt(last)} order by id`;

/** The entries behind one id up to another, in their order, as far as whoever the transaction acts as may read them. */
export async function entriesBetween(sql: ISql, after: string, last: string): Promise<readonly Entry[]> {
  return sql<Entry[]>`
    select id, transaction_id as "transactionId", at, actor, request_id as "requestId", reason, table_name as "tableName",
      row_key as "rowKey", operation, payload, personal_commitment as "personalCommitment", withheld
    from read_trail(${after}, ${last})`;
}

/** The first entry between two ids whose personal values are not those it commits to; null when all are or are deleted. */
export async function wrongPersonalValues(sql: ISql, after: string, last: string): Promise<string | null> {
  const [row] = await sql<
    { id: string | null }[]
  >`select wrong_personal_values(${after}, ${last})::text as id`;
  return row?.id ?? null;
}

/** Entries behind an id, which no seal covers yet, and since when the oldest of them. */
export async function unsealed(
  sql: ISql,
  after: string,
): Promise<{ entries: number; oldest: string | null }> {
  const [row] = await sql<{ entries: number; oldest: string | null }[]>`
    select entries::int, oldest from unsealed_entries(${after})`;
  return row ?? { entries: 0, oldest: null };
}

/** The seals that stand in files of stored runs. */
export async function sealsOfRuns(sql: ISql): Promise<readonly Printed[]> {
  return sql<Printed[]>`
    select distinct split_part(seal, ' ', 1)::int as number, split_part(seal, ' ', 2) as digits
    from report_run where seal ~ '^\\d{1,9} [0-9a-f]{64}$' order by 1`;
}
