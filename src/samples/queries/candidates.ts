import { type SQL, sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import { conditionsOf, type Dictionary, dictionaryAt, type ProjectFilter } from '../../projects/index.js';
import type { Candidate } from '../population.js';
import type { SamplePlan } from '../sample-plan.js';

const amounts: Readonly<Record<'eligible' | 'granted' | 'union', SQL>> = {
  eligible: sql`project_version.total_eligible_cost`,
  granted: sql`project_version.grant_amount`,
  union: sql`project_version.union_contribution`,
};

/** Payments less repayments until a day, as far as they were recorded by an instant and not cancelled by then. */
const paid = ({ paidUntil, recordedUntil }: SamplePlan): SQL => sql`(
  select sum(case p.kind when 'repayment' then -p.amount else p.amount end) from payment p
  where p.project_id = project_version.project_id and p.paid_on <= ${paidUntil}::date and p.recorded_at <= ${recordedUntil}::timestamptz
    and (p.cancelled_at is null or p.cancelled_at > ${recordedUntil}::timestamptz))`;

const sizes: readonly (readonly [cents: bigint, words: string])[] = [
  [1_000_000n, '1 unter 10.000 €'],
  [10_000_000n, '2 unter 100.000 €'],
  [100_000_000n, '3 unter 1.000.000 €'],
];
const sizeOf = (amount: bigint | null): string =>
  sizes.find(([limit]) => amount !== null && amount < limit)?.[1] ?? '4 ab 1.000.000 €';

interface Row extends Record<string, unknown> {
  readonly reference: string;
  readonly amount: string | null;
  readonly city: string | null;
  readonly entry: string | null;
}

const entryColumns = {
  fundingPeriod: sql`project_version.funding_period_id`,
  guideline: sql`project_version.funding_guideline_id`,
  category: sql`project_version.intervention_category_id`,
} as const;

/** Every record a plan asks about, with its amount and stratum, in the order of the reference. */
export async function candidatesOf(tx: Transaction, plan: SamplePlan): Promise<Candidate[]> {
  const viewpoint = await viewpointAt(tx, { kind: 'revision', revision: plan.revision });
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const by = plan.method === 'stratified' ? plan.stratifyBy : null;
  const entry =
    by !== null && by in entryColumns ? entryColumns[by as keyof typeof entryColumns] : sql`null::bigint`;
  const amount = plan.basis === 'paid' ? paid(plan) : amounts[plan.basis];
  const rows = await tx.execute<Row>(sql`
    select project_version.reference, (${amount})::text as amount, p.ags as city, (${entry})::text as entry
    from project_version left join place p on p.id = project_version.place_id
    where ${conditionsOf(filterOf(plan), viewpoint, dictionary)}
    order by project_version.reference collate "C"`);
  return rows.map((row) => {
    const cents = row.amount === null ? null : BigInt(row.amount);
    return { reference: row.reference, amount: cents, stratum: stratumOf(row, cents, by, dictionary) };
  });
}

function filterOf({ filter: { scope, ...values } }: SamplePlan): ProjectFilter {
  const asked = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, [value]] as const],
  );
  return { scope, ...Object.fromEntries(asked) };
}

function stratumOf(
  row: Row,
  amount: bigint | null,
  by: SamplePlan['stratifyBy'],
  { catalogue }: Dictionary,
): string {
  if (by === null) return 'alle';
  if (by === 'size') return sizeOf(amount);
  if (by === 'city') return row.city ?? 'ohne Stadt';
  return row.entry === null ? 'ohne' : (catalogue.byId(BigInt(row.entry))?.key ?? 'ohne');
}
