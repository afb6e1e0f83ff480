import { and, asc, eq, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import type { Day } from '../../kernel/day.js';
import type { Transaction } from '../../platform/database/database.js';
import type { CityTerms, Round } from '../round.js';
import { roundCity, roundReminder } from '../tables.js';

/** What holds for each of the cities in a round, those without terms of their own included. */
export async function cityTerms(
  tx: Transaction,
  round: Round,
  cities: readonly string[],
): Promise<ReadonlyMap<string, CityTerms>> {
  const rows = await tx
    .select({ terms: roundCity, by: person.name })
    .from(roundCity)
    .leftJoin(person, eq(person.id, roundCity.extendedBy))
    .where(eq(roundCity.roundId, round.id));
  const own = new Map(rows.map((row) => [row.terms.cityAgs, row]));
  const open = await openUntil(tx, round.id, [...new Set([...cities, ...own.keys()])]);
  return new Map(
    [...open].map(([ags, until]) => {
      const found = own.get(ags);
      return [ags, termsOf(ags, round, until, found?.terms, found?.by ?? null)];
    }),
  );
}

function termsOf(
  ags: string,
  round: Round,
  openUntil: Day | null,
  own: typeof roundCity.$inferSelect | undefined,
  by: string | null,
): CityTerms {
  const { extendedUntil = null, extendedAt = null, reason = null, contact = null } = own ?? {};
  const extension =
    extendedUntil === null || extendedAt === null || reason === null
      ? null
      : { until: extendedUntil, reason, at: extendedAt, by };
  return { ags, dueOn: extendedUntil ?? round.dueOn, openUntil, extension, contact };
}

/** Asked of the database, which refuses answers by the same function. */
async function openUntil(
  tx: Transaction,
  roundId: string,
  cities: readonly string[],
): Promise<ReadonlyMap<string, Day | null>> {
  if (cities.length === 0) return new Map();
  const rows = await tx.execute<{ ags: string; until: Day | null }>(sql`
    select ags, round_open_until(${roundId}, ags)::text as until
    from unnest(${sql.param(`{${cities.join(',')}}`)}::text[]) as ags`);
  return new Map(rows.map(({ ags, until }) => [ags, until]));
}

export interface SentReminder {
  readonly city: string;
  readonly name: string | null;
  readonly at: Date;
  /** Days after the due day; negative before it. */
  readonly daysAfter: number;
}

/** Reminders that went out in a round, of one city or of all, in the order of their sending. */
export function sentReminders(tx: Transaction, roundId: string, city?: string): Promise<SentReminder[]> {
  return tx
    .select({
      city: roundReminder.cityAgs,
      name: person.name,
      at: roundReminder.sentAt,
      daysAfter: roundReminder.daysAfter,
    })
    .from(roundReminder)
    .leftJoin(person, eq(person.id, roundReminder.personId))
    .where(
      and(
        eq(roundReminder.roundId, roundId),
        city === undefined ? undefined : eq(roundReminder.cityAgs, city),
      ),
    )
    .orderBy(asc(roundReminder.sentAt), asc(roundReminder.id));
}
