import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';

/** Two organisations that may be one. */
export interface Pair {
  readonly one: Side;
  readonly other: Side;
  /** Shared runs of three letters, 0 to 1. */
  readonly score: number;
}

export interface Side {
  readonly publicId: string;
  readonly name: string;
}

/** From this share on two names are worth looking at. */
const threshold = '0.5';
const most = 50;

/** Pairs whose names are alike, the most alike first, without those somebody found to be different. */
export async function similarPairs(tx: Transaction): Promise<readonly Pair[]> {
  await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${threshold}, true)`);
  const rows = await tx.execute<
    Record<'one_id' | 'one_name' | 'other_id' | 'other_name', string> & { score: number }
  >(sql`
    select ao.public_id as one_id, a.name as one_name, bo.public_id as other_id, b.name as other_name,
      similarity(fold_text(a.name), fold_text(b.name)) as score
    from organisation_version a
    join organisation_version b on fold_text(a.name) % fold_text(b.name) and a.organisation_id < b.organisation_id
      and b.superseded_revision is null and b.merged_into_id is null and b.natural_person = a.natural_person
    join organisation ao on ao.id = a.organisation_id
    join organisation bo on bo.id = b.organisation_id
    where a.superseded_revision is null and a.merged_into_id is null
      and not exists (select from organisation_difference d
        where d.lower_id = a.organisation_id and d.higher_id = b.organisation_id)
    order by score desc, a.name, b.name limit ${most}`);
  return rows.map((row) => ({
    one: { publicId: row.one_id, name: row.one_name },
    other: { publicId: row.other_id, name: row.other_name },
    score: row.score,
  }));
}
