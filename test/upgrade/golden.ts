import type { Sql } from 'postgres';
import type { App } from '../../src/platform/http/app-instance.js';

/** What every later release must still answer about the sample registry of this one. */
export interface Golden {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly trail: { readonly entries: number };
}

const readings = [
  '/projects?include=total&limit=5&sort=-totalEligibleCost',
  '/projects?include=total&limit=1&asOf=2',
  '/projects?q=gorlitz&include=total&limit=2',
  '/projects/SN21-0001/history',
  '/aggregates',
  '/aggregates?groupBy=fundingPeriod',
  '/aggregates?groupBy=city',
  '/aggregates?groupBy=category,guideline&asOf=2',
  '/catalogue/guidelines',
  '/cities/14612000',
];

/**
 * The answers of a registry: records with their history, sums to the cent, catalogue, and the trail as a whole or as far
 * as its first `entries`: coming up to a later release adds to it.
 */
export async function readGolden(app: App, sql: Sql, entries = 2_147_483_647): Promise<Golden> {
  const answers: Record<string, unknown> = {};
  for (const url of readings) {
    const answer = await app.inject({ url: `/api/v1${url}` });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    answers[url] = withoutToday(answer.json());
  }
  return { answers, trail: await readTrail(sql, entries) };
}

/** Number of entries, digest over all of them in order, and how many personal values do not fit their commitment. */
async function readTrail(sql: Sql, entries: number): Promise<Golden['trail']> {
  const [trail] = await sql<Golden['trail'][]>`
    select count(*)::int as entries,
      encode(sha256(convert_to(string_agg(concat_ws('|', e.id, e.actor, e.table_name, e.row_key, e.operation, e.payload,
        encode(e.personal_commitment, 'hex')), E'\\n' order by e.id), 'UTF8')), 'hex') as sha256,
      count(e.personal_commitment)::int as commitments,
      count(*) filter (where e.personal_commitment is distinct from
        sha256(p.salt || convert_to(p.payload, 'UTF8')))::int as broken
    from (select * from audit_entry order by id limit ${entries}) e left join audit_personal p on p.entry_id = e.id`;
  if (!trail) throw new Error('the trail cannot be read');
  return trail;
}

/** Whether a project runs depends on the day of reading; everything else does not. */
function withoutToday(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === 'status' ? undefined : value)));
}
