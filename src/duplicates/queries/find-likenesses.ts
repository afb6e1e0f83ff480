import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { type Likeness, type Score, scoreOf, worthAsking } from '../likeness.js';

/** A published project that may be what was probed. */
export interface Found extends Score {
  /** Id of what was probed. */
  readonly probe: string;
  readonly projectId: string;
}

interface Facts {
  readonly name_key: string;
  readonly beneficiary_key: string | null;
  readonly place_key: string | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly total_eligible_cost: number | null;
}

interface Row extends Record<string, unknown> {
  readonly probe_id: string;
  readonly project_id: string;
  readonly name_alike: number;
  readonly beneficiary_alike: number | null;
  readonly bearers: number;
  readonly one: Facts;
  readonly other: Facts;
}

/**
 * Published projects that are enough like what is probed to ask about them. Projects of the same source are left out, but
 * for those it is missing now: within a list only what is equal is a question.
 *
 * @param probes query of `probe_id`, `project_id`, `source_key`, `face` and what records are compared by
 * @param missing array of ids of projects that a delivery leaves out
 */
export async function findLikenesses(tx: Transaction, probes: SQL, missing?: SQL): Promise<Found[]> {
  const rows = await tx.execute<Row>(sql`
    select f.* from find_likenesses(
      coalesce((select jsonb_agg(to_jsonb(probe)) from (${probes}) probe where probe.name_key is not null), '[]'),
      ${missing ?? sql`'{}'`}) f`);
  return rows
    .map((row) => ({ probe: row.probe_id, projectId: row.project_id, ...scoreOfRow(row) }))
    .filter(({ score }) => score >= worthAsking);
}

const scoreOfRow = (row: Row): Score =>
  scoreOf({
    one: likenessOf(row.one),
    other: likenessOf(row.other),
    nameAlike: row.name_alike,
    beneficiaryAlike: row.beneficiary_alike,
    bearers: row.bearers,
  });

const likenessOf = (facts: Facts): Likeness => ({
  nameKey: facts.name_key,
  beneficiaryKey: facts.beneficiary_key,
  placeKey: facts.place_key,
  periodStart: facts.period_start,
  periodEnd: facts.period_end,
  // At most fifteen digits, which a number of JSON holds exactly.
  totalEligibleCost: facts.total_eligible_cost === null ? null : BigInt(facts.total_eligible_cost),
});
