import t from 'tap';
import { TableCheck } from '../../src/seal/check-tables.js';
import { sealTrail, verifyRegistry } from '../../src/seal/index.js';
import { testDatabase } from '../support/database.js';

const program = `select set_config('app.actor', 'system:verification', true), set_config('app.role', 'system', true)`;

t.test('a table is compared in parts that leave nothing out and name nothing twice', async (t) => {
  const database = await testDatabase(t);
  const sql = database.ownerSql;
  await sql`insert into saved_view (name, query)
    select 'Ansicht ' || n, 'rows=city&text=' || repeat('x', 400) from generate_series(1, 400) n`;
  await sealTrail(database.orm, 30_000);
  const [size] = await sql<{ blocks: number }[]>`
    select (pg_relation_size('saved_view') / current_setting('block_size')::int)::int as blocks`;
  const blocks = size?.blocks ?? 0;
  t.ok(blocks > 8, 'the table has several blocks');
  const past = (statement: string) =>
    sql.unsafe(
      `alter table saved_view disable trigger user; ${statement}; alter table saved_view enable trigger user`,
    );
  const wrong = ['Ansicht 1', 'Ansicht 200', 'Ansicht 399'];
  await past(`update saved_view set query = 'rows=fund' where name in ('${wrong.join("', '")}')`);
  await past(`insert into saved_view (name, query) values ('Untergeschoben', 'rows=city')`);
  await past(`delete from saved_view where name = 'Ansicht 300'`);
  const inParts = await sql.begin(async (tx) => {
    await tx.unsafe(program);
    const found: string[] = [];
    for (let from = 0; from < blocks; from += 3) {
      const to = from + 3 < blocks ? from + 3 : null;
      const rows = await tx<{ key: string }[]>`
        select d as key from rows_to_look_at('saved_view', ${from}, ${to}) d`;
      found.push(...rows.map(({ key }) => key));
    }
    const whole = await tx<{ key: string }[]>`select d as key from rows_to_look_at('saved_view', 0, null) d`;
    const gone = await tx<{ key: string }[]>`select d as key from rows_gone('saved_view') d`;
    t.same(found.toSorted(), whole.map(({ key }) => key).toSorted());
    return { found, gone };
  });
  t.equal(new Set(inParts.found).size, 4);
  t.equal(inParts.gone.length, 1);

  const [first] = await sql<{ id: string }[]>`select id from saved_view where name = 'Ansicht 1'`;
  const outcome = await database.bulk.begin('isolation level repeatable read read only', async (tx) => {
    await tx.unsafe(program);
    const [row] = await tx<{ snapshot: string }[]>`select pg_export_snapshot() as snapshot`;
    const comparison = await TableCheck.of(tx);
    const beside = () =>
      database.bulk.begin('isolation level repeatable read read only', async (other) => {
        await other.unsafe(`set transaction snapshot '${row?.snapshot ?? ''}'`);
        await other.unsafe(program);
        await comparison.work(other);
      });
    await Promise.all([comparison.work(tx), beside(), beside()]);
    return comparison.outcome;
  });
  t.match(outcome, {
    fault: { kind: 'table', words: { en: RegExp(`Row ${first?.id ?? '?'} of table saved_view`) } },
  });
  t.match(await verifyRegistry(database.bulk), { fault: outcome.fault, tables: outcome.tables });
});
