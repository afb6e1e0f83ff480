import t from 'tap';
import { list, service, steckbrief } from './service.js';

t.setTimeout(120_000);

/** What of the imports is in the database, and how to let time pass for all of them. */
async function registry(t: Parameters<typeof service>[0]) {
  const parts = await service(t);
  const { ownerSql } = parts.database;
  const count = async (table: string): Promise<number> => {
    const [row] = await ownerSql<{ n: number }[]>`select count(*)::int as n from ${ownerSql(table)}`;
    return row?.n ?? -1;
  };
  const kept = async () => ({
    runs: await count('import_run'),
    rows: await count('import_row'),
    files: await count('stored_file'),
    chunks: await count('stored_file_chunk'),
  });
  const pass = (days: number) =>
    ownerSql`with files as (update stored_file set created_at = created_at - make_interval(days => ${days}))
      update import_run set created_at = created_at - make_interval(days => ${days}),
      committed_at = committed_at - make_interval(days => ${days})`;
  return { ...parts, kept, pass };
}

t.test('a preview nobody committed is gone after 30 days, with its rows and its file', async (t) => {
  const { post, get, kept, pass, database } = await registry(t);
  const { id } = (await post(list)).json();
  t.same(await kept(), { runs: 1, rows: 5, files: 1, chunks: 1 });
  await pass(29);
  await post(steckbrief, 'text/plain');
  t.equal((await get(`/imports/${id}`)).statusCode, 200, 'not yet');
  await pass(2);
  await post(steckbrief, 'text/plain');
  t.equal((await get(`/imports/${id}`)).statusCode, 404);
  t.same(await kept(), { runs: 2, rows: 2, files: 1, chunks: 1 });
  const trail = await database.ownerSql`
    select actor, reason from audit_entry where table_name = 'import_run' and operation = 'delete'`;
  const [told] = await database.ownerSql<{ payload: string; beside: string }[]>`
    select e.payload, p.payload as beside from audit_entry e join audit_personal p on p.entry_id = e.id
    where table_name = 'import_run' and operation = 'delete'`;
  t.notMatch(told?.payload, /summary|file_name/, 'what the file said is not in the trail');
  t.match(told?.beside, /summary/, 'but beside it');
  t.same([...trail], [{ actor: 'system:retention', reason: 'Aufbewahrung: 30 Tage' }]);
});

t.test('a file that another import refers to stays', async (t) => {
  const { post, take, kept, pass } = await registry(t);
  await post(list);
  await take(list);
  await pass(31);
  await post(steckbrief, 'text/plain');
  t.same(await kept(), { runs: 2, rows: 6, files: 2, chunks: 2 });
});

t.test(
  'a committed import keeps its file and the rows that say what its source delivered last',
  async (t) => {
    const { post, take, get, kept, pass } = await registry(t);
    const first = (await take(list)).json();
    const later = list.replace('"48000,5"', '50000').replace(/^Begünstigter,.*\r\n/m, '');
    const second = (await take(later)).json();
    t.same(await kept(), { runs: 2, rows: 10, files: 2, chunks: 2 });
    await pass(31);
    const third = (await post(later.replace('50000', '51000'))).json();
    t.match(third.counts, { changed: 1, unchanged: 3, missing: 0 }, 'compared as before');
    t.same(await kept(), { runs: 3, rows: 1 + 4 + 4, files: 3, chunks: 3 });
    t.equal((await get(`/imports/${first.id}`)).statusCode, 200, 'what it did is still told');
    t.equal((await get(`/imports/${second.id}/rows`)).json().items.length, 4);
  },
);

t.test('the service cannot remove a file that is needed, or a part of one', async (t) => {
  const { take, database, kept } = await registry(t);
  await take(list);
  const asProgram = (statement: string) =>
    database.sql.begin(async (sql) => {
      await sql`select set_config('app.role', 'system', true)`;
      await sql.unsafe(statement);
    });
  await t.rejects(asProgram('delete from stored_file'), { code: '23503' });
  await t.rejects(asProgram('delete from stored_file_chunk'), { code: '42501' });
  t.match(await kept(), { files: 1, chunks: 1 });
});
