import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import Fastify from 'fastify';
import postgres from 'postgres';
import { bareList } from './print.js';
import { columns, currentRows } from './sql.js';
import { writeBareWorkbook } from './workbook.js';

/**
 * The yardstick: the same rows of the same table over fastify and the driver, without accounts, row security, revisions,
 * catalogue, checks of what goes in or out, entity tags or compression. What it answers is not fit for use; how fast it
 * answers is what the service is measured against.
 */
const sql = postgres({
  host: process.env.BENCH_SOCKET ?? '',
  user: 'steckbrief_app',
  database: 'steckbrief',
  ssl: false,
  max: 10,
  types: { date: { to: 1082, from: [1082], serialize: String, parse: String } },
});
const app = Fastify();

app.get<{ Querystring: { guideline: string; day: string; limit: string } }>('/list', (request) => {
  const { guideline, day, limit } = request.query;
  return sql`
    select ${sql.unsafe(columns)} from ${sql.unsafe(currentRows)}
    and funding_guideline_id = ${guideline} and period_start <= ${day} and period_end >= ${day}
    order by coalesce(total_eligible_cost, -1) desc, project_id limit ${limit}`;
});

app.get<{ Params: { reference: string } }>('/record/:reference', async (request) => {
  const [row] = await sql`
    select ${sql.unsafe(columns)} from ${sql.unsafe(currentRows)} and reference = ${request.params.reference}`;
  return row;
});

app.get<{ Querystring: { cities: string; categories: string } }>(
  '/sums',
  (request) => sql`
    select place_id, intervention_category_id, count(*) as projects, sum(total_eligible_cost) as total_eligible_cost,
      sum(union_contribution) as union_contribution, sum(union_contribution_derived) as union_contribution_derived
    from ${sql.unsafe(currentRows)} and place_id = any(${request.query.cities.split(',')}::bigint[])
    and intervention_category_id = any(${request.query.categories.split(',')}::bigint[]) group by place_id, intervention_category_id`,
);

interface FilteredQuery {
  readonly q?: string;
  readonly minCost?: string;
  readonly maxCost?: string;
  readonly activeOn?: string;
  readonly categories?: string;
}

app.get<{ Querystring: FilteredQuery }>('/filtered', (request) => {
  const { q, minCost, maxCost, activeOn, categories } = request.query;
  const cents = (euros: string): number => Math.round(Number(euros) * 100);
  return sql`
    select place_id, count(*) as projects, sum(total_eligible_cost) as total_eligible_cost,
      sum(union_contribution) as union_contribution, sum(union_contribution_derived) as union_contribution_derived
    from ${sql.unsafe(currentRows)}
    ${q === undefined ? sql`` : sql`and search_text like '%' || fold_text(${q}) || '%'`}
    ${minCost === undefined ? sql`` : sql`and total_eligible_cost >= ${cents(minCost)}`}
    ${maxCost === undefined ? sql`` : sql`and total_eligible_cost <= ${cents(maxCost)}`}
    ${activeOn === undefined ? sql`` : sql`and period_start <= ${activeOn} and period_end >= ${activeOn}`}
    ${categories === undefined ? sql`` : sql`and intervention_category_id = any(${categories.split(',')}::bigint[])`}
    group by place_id`;
});

app.get('/all.csv', (_request, reply) => {
  reply.type('text/csv');
  return reply.send(Readable.from(csvPieces()));
});

async function* csvPieces(): AsyncGenerator<string> {
  for await (const rows of sql.unsafe(`select ${columns} from ${currentRows}`).values().cursor(250))
    yield rows.map((row) => `${row.map(plainField).join(',')}\r\n`).join('');
}

function plainField(value: unknown): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

app.get('/all.pdf', async (_request, reply) => reply.type('application/pdf').send(await bareList(sql)));

app.get('/all.xlsx', (_request, reply) => {
  reply.hijack();
  reply.raw.setHeader('content-type', 'application/octet-stream');
  return writeBareWorkbook(sql, reply.raw);
});

await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`listening on http://127.0.0.1:${(app.server.address() as AddressInfo).port}\n`);
process.on('SIGTERM', () => process.exit(0));
