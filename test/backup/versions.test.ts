import { access } from 'node:fs/promises';
import t, { type Test } from 'tap';
import { startEmbeddedServer, type TestServer } from '../support/cluster.js';
import { startInstalledServer } from '../support/installed-server.js';
import { awkwardRegistry, backedUp, everything, horizon, ownerOf, restored } from './registries.js';

t.setTimeout(120_000);

const installed = '/usr/lib/postgresql/15/bin';

/** A server of another version than the one all tests share; null when this machine has none. */
async function otherServer(t: Test, version: string): Promise<TestServer | null> {
  const hasOther = await access(`${installed}/initdb`).then(
    () => true,
    () => false,
  );
  if (!version.startsWith('15') && !hasOther) return null;
  const server = await (version.startsWith('15') ? startEmbeddedServer() : startInstalledServer(installed));
  t.teardown(() => server.stop());
  return server;
}

t.test('a backup goes to another version of PostgreSQL and back', async (t) => {
  const database = await awkwardRegistry(t);
  const first = await backedUp(t, await ownerOf(database));
  const here = first.manifest.postgresVersion;
  const other = await otherServer(t, here);
  if (!other) {
    t.pass('another version', { skip: `skipped: no PostgreSQL 15 in ${installed}` });
    return;
  }
  const there = await restored(t, first.path, other);
  const content = await everything(database.ownerSql);
  t.same(await everything(there.ownerSql), content);

  const second = await backedUp(t, await ownerOf(there, other));
  t.not(second.manifest.postgresVersion, here, `${here} and ${second.manifest.postgresVersion}`);
  const tables = ({ manifest }: typeof first) =>
    manifest.tables.filter(({ name }) => `public.${name}` !== horizon);
  t.same(tables(second), tables(first), 'the same checksums on both');
  const back = await restored(t, second.path);
  t.same(await everything(back.ownerSql), content);
});
