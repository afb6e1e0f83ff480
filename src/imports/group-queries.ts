import { type SQL, sql } from 'drizzle-orm';
import { toDecimal } from '../kernel/money.js';
import type { Transaction } from '../platform/database/database.js';
import type { ChosenRows } from './chosen-rows.js';
import type { ChoosableChange, GroupKind } from './row-groups.js';

/** Rows that belong together, how many of them are chosen, and by how many EUR cents those change the total eligible cost. */
export interface RowGroup {
  /** Key of the guideline, AGS or "statewide", fingerprint of equal rows; empty where the row says nothing. */
  readonly key: string;
  /** A name of one of its projects, for rows that are equal. */
  readonly example: string;
  readonly rows: number;
  readonly taken: number;
  readonly cents: bigint;
}

/** What a row `r` of a project `v` belongs to; what the delivery does not say, the registry may know. */
const keyOf: Readonly<Record<GroupKind, SQL>> = {
  fundingGuideline: sql`coalesce(r.input #>> '{catalogue,fundingGuideline,key}',
    (select e.key from catalogue_entry e where e.id = v.funding_guideline_id), '') collate "C"`,
  city: sql`coalesce(r.input #>> '{place,ags}', (select p.ags from place p where p.id = v.place_id),
    case when coalesce(r.input #>> '{place,kind}', v.place_kind) = 'statewide' then 'statewide' end, '') collate "C"`,
  equal: sql`coalesce(r.input_sha256, '') collate "C"`,
};

/** By how many cents taking a row over changes the total eligible cost; unknown costs count as nothing. */
const effect = sql`coalesce(case r.change
  when 'new' then r.total_eligible_cost
  when 'missing' then - v.total_eligible_cost
  else (select (sum(coalesce((d ->> 'after')::numeric, 0) - coalesce((d ->> 'before')::numeric, 0)) * 100)::bigint
    from jsonb_array_elements(r.differences) d where d ->> 'field' = 'totalEligibleCost') end, 0)`;

/** Rows `r` of one kind, each beside the published version `v` of its project. */
const rowsOf = (importId: string): SQL => sql`
  import_row r left join project_version v on v.project_id = r.project_id and v.superseded_revision is null
  where r.import_id = ${importId}::uuid`;

/** What is chosen of a delivery, and what taking that over does to the registry. */
export async function chosenRows(tx: Transaction, importId: string): Promise<ChosenRows> {
  const rows = await tx.execute<{ change: string; projects: number; cents: string; unstated: number }>(sql`
    select r.change, count(*)::int as projects, sum(${effect})::text as cents,
      count(*) filter (where r.change = 'new' and r.total_eligible_cost is null)::int as unstated
    from ${rowsOf(importId)} and r.change in ('new', 'changed', 'missing') and not r.left_out group by r.change`);
  const of = (change: ChoosableChange) => {
    const found = rows.find((row) => row.change === change);
    return {
      projects: found?.projects ?? 0,
      totalEligibleCost: toDecimal(BigInt(found?.cents ?? '0')),
      costsNotStated: found?.unstated ?? 0,
    };
  };
  return { new: of('new'), changed: of('changed'), missing: of('missing') };
}

/** The largest groups come first; beyond these, rows are chosen one by one. */
const mostGroups = 200;

/** Rows of one kind in groups, the largest first. Of equal rows only those that are more than one. */
export async function rowGroups(
  tx: Transaction,
  importId: string,
  change: ChoosableChange,
  kind: GroupKind,
): Promise<RowGroup[]> {
  const rows = await tx.execute<Omit<RowGroup, 'cents'> & { cents: string } & Record<string, unknown>>(sql`
    select g.key, min(g.name) as example, count(*)::int as rows,
      count(*) filter (where not g.left_out)::int as taken, coalesce(sum(g.cents) filter (where not g.left_out), 0)::text as cents
    from (
      select ${keyOf[kind]} as key, r.left_out, ${effect} as cents, coalesce(r.input ->> 'name', v.name) collate "C" as name
      from ${rowsOf(importId)} and r.change = ${change}) g
    group by g.key having ${kind === 'equal' ? sql`count(*) > 1 and g.key <> ''` : sql`true`}
    order by count(*) desc, g.key collate "C" limit ${mostGroups}`);
  return rows.map(({ key, example, rows: all, taken, cents }) => ({
    key,
    example: example ?? '',
    rows: all,
    taken,
    cents: BigInt(cents),
  }));
}

/** Positions of the rows of a group. */
export const positionsOfGroup = (importId: string, kind: GroupKind, key: string): SQL =>
  sql`(select r.position from ${rowsOf(importId)} and ${keyOf[kind]} = ${key})`;
