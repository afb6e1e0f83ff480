import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Transaction } from '../../platform/database/database.js';

/** A reporting round as one city may answer it. */
export interface RoundOfCity {
  readonly id: string;
  readonly name: string;
  /** The city's own due day. */
  readonly dueOn: Day;
  /** Last day on which the city may answer; null when the round is over or has not opened for it. */
  readonly openUntil: Day | null;
}

const columns = sql`r.id, r.name, coalesce(c.extended_until, r.due_on)::text as due, round_open_until(r.id, `;

interface Found extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly due: Day;
  readonly open_until: Day | null;
}

const toRound = ({ id, name, due, open_until }: Found): RoundOfCity => ({
  id,
  name,
  dueOn: due,
  openUntil: open_until,
});

/** Rounds that are open for a city now, the earliest due day first. */
export async function openRounds(tx: Transaction, ags: string): Promise<readonly RoundOfCity[]> {
  const rows = await tx.execute<Found>(sql`
    select ${columns} ${ags})::text as open_until
    from reporting_round r left join round_city c on c.round_id = r.id and c.city_ags = ${ags}
    where round_open_until(r.id, ${ags}) is not null order by 3, r.name, r.id`);
  return rows.map(toRound);
}

/** A round, open or not; null for one that does not exist or that the reader may not see yet. */
export async function roundOfCity(tx: Transaction, ags: string, id: string): Promise<RoundOfCity | null> {
  const [found] = await tx.execute<Found>(sql`
    select ${columns} ${ags})::text as open_until
    from reporting_round r left join round_city c on c.round_id = r.id and c.city_ags = ${ags}
    where r.id = ${id}::uuid`);
  return found === undefined ? null : toRound(found);
}
