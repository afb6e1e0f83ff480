import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { packagePath } from '../src/platform/files/package-root.js';
import { testDatabase } from './support/database.js';

t.test('the migrations build exactly the tables the code describes', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'steckbrief-migrations-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  cpSync(packagePath('migrations'), folder, { recursive: true });
  const before = readdirSync(folder);
  const options = [
    'generate',
    '--dialect',
    'postgresql',
    '--schema',
    './dist/src/**/*table*.js',
    '--out',
    folder,
  ];
  execFileSync(packagePath('node_modules/.bin/drizzle-kit'), options, { cwd: packagePath(), stdio: 'pipe' });
  t.same(readdirSync(folder), before, 'nothing is left to migrate');
});

t.test('every column has a class', async (t) => {
  const { ownerSql } = await testDatabase(t);
  const unclassed = await ownerSql`
    select c.table_name, c.column_name
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    left join column_class k on k.table_name = c.table_name and k.column_name = c.column_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and k.class is null`;
  t.same([...unclassed], []);
  const gone = await ownerSql`
    select k.table_name, k.column_name from column_class k
    left join information_schema.columns c on c.table_schema = 'public' and c.table_name = k.table_name and c.column_name = k.column_name
    where c.column_name is null`;
  t.same([...gone], [], 'and every class a column');
});

t.test('every table is either covered by the trail or left out on purpose', async (t) => {
  const { ownerSql } = await testDatabase(t);
  const uncovered = await ownerSql<{ table_name: string }[]>`
    select t.table_name::text from information_schema.tables t
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not exists (
      select from pg_trigger g join pg_class c on c.oid = g.tgrelid
      where c.relname = t.table_name and g.tgname = t.table_name || '_trail_update')
    order by 1`;
  t.same(
    uncovered.map(({ table_name }) => table_name),
    [
      'access_log',
      'access_token_use',
      'audit_entry',
      // Up to where the trail may be sealed, by the second; the seals have a chain of their own.
      'audit_horizon',
      'audit_personal',
      'audit_seal',
      'catalogue_reference',
      // Rows of a workbook of a city; what becomes of them is in its drafts.
      'city_upload_row',
      'column_class',
      // What is compared and found alike follows from what is published; what was decided is covered.
      'duplicate_look',
      'idempotency_key',
      'import_identity',
      'import_likeness',
      // How far reading is, by the second; that it began and ended is in import_run.
      'import_progress',
      'import_row',
      'likeness_pair',
      // Who came in is in login_event; these change with every request or hold nothing but hashes under way.
      'login_session',
      'login_throttle',
      'login_verification',
      'organisation_wording',
      'outgoing_mail',
      'place_reference',
      'project_likeness',
      'project_reference_counter',
      'project_rollup',
      // How far a run is, by the second; that it began and ended is in report_run.
      'report_run_progress',
      'search_word',
      'stored_file',
      'stored_file_chunk',
      // What a check of the trail found: it says nothing that another check would not say again.
      'trail_check',
    ],
  );
});

t.test('the short way of folding German says what the long one says', async (t) => {
  const { ownerSql } = await testDatabase(t);
  const differing = await ownerSql`
    select c from (
      select chr(c) || ' Straße ' || chr(c) || 'ÄÖÜ äöü ẞ' || chr(c) as c from generate_series(1, 12000) c where c not between 55296 and 57343
      union all select 'Große Maßnahme für Ältere, Öffentliches' || chr(c) from generate_series(1, 700) c
      union all select 'Übergang a' || chr(c) || ' Ärzte' from generate_series(768, 880) c) words
    where fold_text(c) is distinct from lower(public.unaccent('public.unaccent'::regdictionary, normalize(c, NFKC)))`;
  t.same([...differing], []);
});
