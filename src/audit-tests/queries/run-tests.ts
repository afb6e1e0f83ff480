import { sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import type { Cents } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database/database.js';
import { conditionsOf, dictionaryAt, type ProjectFilter } from '../../projects/index.js';
import { allInForce, type WaiverInForce } from '../../waivers/index.js';
import type { Facts, RegistryTest, TestFigures, TestScene } from './registry-test.js';
import { registryTests } from './tests/index.js';

/** One record a test fell on. */
export interface Hit {
  readonly reference: string;
  readonly name: string;
  readonly beneficiary: string | null;
  /** AGS; null for operations of the whole Land and places that match none. */
  readonly city: string | null;
  readonly totalEligibleCost: Cents | null;
  /** What was found, in a few words. */
  readonly found: string;
  /** Waivers that count today for the finding the test corresponds to. */
  readonly waivers: readonly WaiverInForce[];
}

export interface TestCount {
  readonly test: RegistryTest;
  /** Null when there was nothing to ask, such as too few values. */
  readonly count: number | null;
}

/** The scene of a request: a state of the registry, and the programme or all of it. */
export async function sceneAt(
  tx: Transaction,
  asOf: AsOf | undefined,
  filter: ProjectFilter,
): Promise<TestScene> {
  const viewpoint = await viewpointAt(tx, asOf);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  return { tx, viewpoint, dictionary, projects: conditionsOf(filter, viewpoint, dictionary) };
}

/** How many records each test falls on. */
export async function countTests(scene: TestScene): Promise<TestCount[]> {
  const counts: TestCount[] = [];
  for (const test of registryTests) {
    const hits = await test.hits(scene);
    if (hits === null) counts.push({ test, count: null });
    else {
      const [row] = await scene.tx.execute<{ count: number }>(
        sql`select count(*)::int as count from (${hits}) hits`,
      );
      counts.push({ test, count: row?.count ?? 0 });
    }
  }
  return counts;
}

interface Row extends Record<string, unknown> {
  readonly project_id: string;
  readonly reference: string;
  readonly name: string;
  readonly beneficiary: string | null;
  readonly city: string | null;
  readonly cost: string | null;
  readonly facts: Facts;
}

/** What a test found, what is most worth a look first; and figures beside it. */
export async function runTest(
  scene: TestScene,
  test: RegistryTest,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<{ readonly hits: readonly Hit[]; readonly figures: TestFigures | null; readonly asked: boolean }> {
  const figures = (await test.figures?.(scene)) ?? null;
  const hits = await test.hits(scene);
  if (hits === null) return { hits: [], figures, asked: false };
  const rows = await scene.tx.execute<Row>(sql`
    select hits.project_id::text, v.reference, v.name,
      case when v.beneficiary_is_natural_person then null else v.beneficiary_name end as beneficiary,
      p.ags as city, v.total_eligible_cost::text as cost, hits.facts
    from (${hits}) hits
    join project_version v on v.project_id = hits.project_id and v.published_revision <= ${scene.viewpoint.revision}
      and (v.superseded_revision is null or v.superseded_revision > ${scene.viewpoint.revision})
    left join place p on p.id = v.place_id
    order by hits.weight desc nulls last, hits.project_id limit ${limit} offset ${offset}`);
  const waivers = test.finding === null ? [] : await allInForce(scene.tx);
  return { hits: rows.map((row) => hitOf(row, test, waivers)), figures, asked: true };
}

const hitOf = (row: Row, test: RegistryTest, waivers: readonly WaiverInForce[]): Hit => ({
  reference: row.reference,
  name: row.name,
  beneficiary: row.beneficiary,
  city: row.city,
  totalEligibleCost: row.cost === null ? null : BigInt(row.cost),
  found: test.describe(row.facts),
  waivers: waivers.filter(
    ({ projectId, code, field }) =>
      String(projectId) === row.project_id &&
      code === test.finding?.code &&
      (test.finding.field === '*' || test.finding.field === field),
  ),
});
