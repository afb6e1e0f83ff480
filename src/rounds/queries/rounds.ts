import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Requirement } from '../requirements.js';
import type { Round, RoundPhase } from '../round.js';
import { reportingRound } from '../tables.js';

const columns = {
  row: reportingRound,
  today: sql<Day>`berlin_today()::text`,
  // Names written out: the builder leaves the table's name away, and the inner table has an id as well.
  /** The last day on which any city may still hand in: the end of the round, or the longest extension given since. */
  endsOn: sql<Day | null>`(select greatest(
    case when reporting_round.closed_at is null then reporting_round.closes_on end,
    max(c.extended_until) filter (where reporting_round.closed_at is null or c.extended_at > reporting_round.closed_at))
    from round_city c where c.round_id = reporting_round.id)::text`,
};

interface Found {
  readonly row: typeof reportingRound.$inferSelect;
  readonly today: Day;
  readonly endsOn: Day | null;
}

/** All rounds the reader may see, the newest due day first. */
export async function listRounds(tx: Transaction): Promise<readonly Round[]> {
  const rows = await tx
    .select(columns)
    .from(reportingRound)
    .orderBy(desc(reportingRound.dueOn), asc(reportingRound.name), asc(reportingRound.id));
  return rows.map(toRound);
}

/** @throws Problem `not_found` also for one the reader may not see yet */
export async function findRound(tx: Transaction, id: string): Promise<Round> {
  const [found] = await tx.select(columns).from(reportingRound).where(eq(reportingRound.id, id));
  if (!found) throw new Problem('not_found');
  return toRound(found);
}

function toRound({ row, today, endsOn }: Found): Round {
  return {
    id: row.id,
    name: row.name,
    opensOn: row.opensOn,
    dueOn: row.dueOn,
    closesOn: row.closesOn,
    scopeFrom: row.scopeFrom,
    scopeUntil: row.scopeUntil,
    requirements: row.requirements as readonly Requirement[],
    note: row.note,
    remindBefore: row.remindBefore,
    remindAfter: row.remindAfter,
    closedAt: row.closedAt,
    version: row.version,
    phase: phaseOf(row, today, endsOn),
    endsOn,
    today,
  };
}

function phaseOf(row: Found['row'], today: Day, endsOn: Day | null): RoundPhase {
  if (today < row.opensOn) return 'planned';
  if (endsOn === null || today > endsOn) return 'closed';
  return today > row.dueOn ? 'late' : 'open';
}
