import { stat } from 'node:fs/promises';
import type { Sql } from 'postgres';
import t, { type Test } from 'tap';
import { knownAccount } from '../../src/accounts/index.js';
import { filledByMigrations } from '../../src/backup/emptiness.js';
import { sealTrail, verifyRegistry } from '../../src/seal/index.js';
import { aProject, publishNew, tester } from '../support/a-project.js';
import { appOver, partsOf } from '../support/app.js';
import { emptyDatabase, sharedServer, type TestDatabase, testDatabase } from '../support/database.js';
import {
  awkwardRegistry,
  backedUp,
  everything,
  horizon,
  opened,
  ownerOf,
  restored,
  restoreInto,
} from './registries.js';

t.setTimeout(120_000);

const readings = [
  '/api/v1/projects?limit=200&include=total&sort=name',
  '/api/v1/projects?q=gorlitz',
  '/api/v1/projects/SN21-0001',
  '/api/v1/projects/SN21-0001/history',
  '/api/v1/projects/SN21-0001/steckbrief.pdf',
  '/api/v1/projects/SN21-0001/steckbrief.xlsx',
  '/api/v1/projects/SN21-0001/steckbrief.html',
  '/api/v1/aggregates?groupBy=city,category',
  '/api/v1/catalogue/guidelines',
  '/api/v1/catalogue/categories',
  '/api/v1/cities',
  '/vorhaben',
];

async function answers(t: Test, database: TestDatabase, token: string) {
  const app = await appOver(t, database);
  const found: [string, number, string][] = [];
  for (const url of readings) {
    const answer = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
    const text = /json|html/.test(String(answer.headers['content-type']));
    found.push([url, answer.statusCode, answer.rawPayload.toString(text ? 'utf8' : 'base64')]);
  }
  return found;
}

/** What PostgreSQL knows about the tables beyond their rows. */
async function structure(sql: Sql) {
  return {
    triggers: [
      ...(await sql`
      select tgrelid::regclass::text, regexp_replace(tgname, '_[0-9]+$', '') as name, tgenabled from pg_trigger join pg_class c on c.oid = tgrelid
      where c.relnamespace::regnamespace::text <> 'pgboss' order by 1, 2`),
    ],
    security: [
      ...(await sql`select relname, relrowsecurity, relacl::text from pg_class
      where relnamespace = 'public'::regnamespace order by 1`),
    ],
    sequences: [
      ...(await sql`select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`),
    ],
    migrations: [...(await sql`select hash, created_at from drizzle.__drizzle_migrations order by id`)],
    purpose: [...(await sql`select obj_description('drizzle'::regnamespace, 'pg_namespace') as purpose`)],
  };
}

t.test('a restored registry holds and answers the same, byte for byte', async (t) => {
  const database = await awkwardRegistry(t);
  const lead = { name: 'Leitung', email: 'leitung@example.org', role: 'lead', city: null } as const;
  const { token } = await knownAccount(database, partsOf(database).accounts, { actor: tester }, lead);
  await partsOf(database).accounts.authenticate.token(token);
  const { path, manifest } = await backedUp(t, await ownerOf(database));
  t.equal((await stat(path)).mode & 0o777, 0o600, 'readable to its owner only');
  const copy = await restored(t, path);

  const [before, after] = [await everything(database.ownerSql), await everything(copy.ownerSql)];
  t.same(Object.keys(after), Object.keys(before));
  for (const [table, rows] of Object.entries(before)) {
    t.same(after[table], rows, table);
    if (table.startsWith('public.')) t.ok(rows.length > 0, `${table} was tried with rows in it`);
  }
  t.same(await structure(copy.ownerSql), await structure(database.ownerSql));
  const given = await answers(t, database, token);
  for (const [url, status] of given) t.equal(status, 200, url);
  t.same(await answers(t, copy, token), given);
  t.match(
    (await partsOf(copy).accounts.authenticate.token(token)) ?? {},
    { role: 'lead' },
    'the token goes on working',
  );

  const again = await backedUp(t, await ownerOf(copy));
  const comparable = ({ tables, ...rest }: typeof manifest) => ({
    ...{ ...rest, createdAt: null },
    tables: tables.filter(({ name }) => `public.${name}` !== horizon),
  });
  t.same(comparable(again.manifest), comparable(manifest), 'its backup is the same again');

  const sealed = await verifyRegistry(copy.bulk);
  t.equal(sealed.fault, null, 'its trail verifies');

  const trail = () =>
    copy.ownerSql`select count(*)::int as entries from audit_entry where table_name = 'project'`;
  const [{ entries } = { entries: 0 }] = await trail();
  const published = await publishNew(copy, aProject({ name: 'Nach der Wiederherstellung' }));
  t.equal(published.revision, (manifest.registryRevision ?? 0) + 1, 'work goes on at the next revision');
  t.same([...(await trail())], [{ entries: entries + 1 }], 'and into the trail');
  await sealTrail(copy.orm, 30_000);
  const goneOn = await verifyRegistry(copy.bulk);
  t.equal(goneOn.fault, null, 'which is sealed behind the seals of the backup');
  const { restoredFrom, number } = goneOn.newest ?? {};
  t.match(sealed.newest, { number: Number(number) - 1, restoredFrom: null });
  t.match(restoredFrom, manifest.createdAt.slice(0, 23), 'and says where it goes on from');
});

t.test('an empty registry that was migrated before takes a backup, too', async (t) => {
  const database = await awkwardRegistry(t);
  const { path } = await backedUp(t, await ownerOf(database));
  const copy = await testDatabase(t);
  await restoreInto(await ownerOf(copy), path);
  t.same(await everything(copy.ownerSql), await everything(database.ownerSql));
});

t.test('a demo stays a demo', async (t) => {
  const database = await testDatabase(t);
  await database.ownerSql`comment on schema drizzle is 'Steckbrief demo'`;
  const { path } = await backedUp(t, await ownerOf(database));
  const name = await emptyDatabase(t);
  const server = await sharedServer();
  await restoreInto(server.owner(name), path);
  const { purpose } = await structure(opened(t, server, name).ownerSql);
  t.same(purpose, [{ purpose: 'Steckbrief demo' }]);
});

t.test('nothing the registry keeps is left out', async (t) => {
  const database = await testDatabase(t);
  const { manifest } = await backedUp(t, await ownerOf(database));
  const sql = database.ownerSql;
  const kept = await sql<{ name: string; kind: string }[]>`
    select c.oid::regclass::text as name, c.relkind::text as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss') and c.relkind not in ('i', 'I', 'v', 'c') order by 1`;
  const tables = kept.filter(({ kind, name }) => kind !== 'S' && !name.startsWith('drizzle.'));
  t.same(manifest.tables.map(({ name }) => name).sort(), tables.map(({ name }) => name).sort());
  const sequences = kept.filter(({ kind, name }) => kind === 'S' && !name.startsWith('drizzle.'));
  t.same(manifest.sequences.map(({ name }) => name).sort(), sequences.map(({ name }) => name).sort());
  t.same([...(await sql`select oid from pg_largeobject_metadata`)], []);

  const keyless = await sql`
    select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not exists (select from pg_index i where i.indrelid = c.oid and indisunique and indpred is null and indexprs is null)`;
  t.same([...keyless], [], 'every table has a key to sort by, so that equal registries give equal backups');

  const rows = await everything(sql);
  const filled = Object.keys(rows).filter((name) => name.startsWith('public.') && rows[name]?.length !== 0);
  t.same(
    filled.map((name) => name.replace('public.', '')),
    filledByMigrations,
    'what migrations fill is known',
  );
});
