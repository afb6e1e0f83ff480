import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { openArchive } from '../../src/backup/archive/read-archive.js';
import { writeBackup } from '../../src/backup/index.js';
import { emptyDatabase, sharedServer, testDatabase } from '../support/database.js';
import {
  awkwardRegistry,
  backedUp,
  everything,
  folderFor,
  migrationsFolder,
  opened,
  ownerOf,
  quiet,
  restored,
  restoreInto,
} from './registries.js';
import { repacked } from './repacked.js';

async function lineOf(path: string, table: string): Promise<string> {
  const archive = await openArchive(path);
  const content = await archive.readText(`tables/${table}.copy`);
  archive.close();
  return content;
}

/** A database nobody has used, and the assertion that a file is refused and leaves it so. */
async function unused(t: Test) {
  const server = await sharedServer();
  const name = await emptyDatabase(t);
  const { ownerSql } = opened(t, server, name);
  const refuses = async (path: string, reason: RegExp): Promise<void> => {
    await t.rejects(restoreInto(server.owner(name), path), { message: reason });
    t.same(await everything(ownerSql), {}, 'nothing was left behind');
  };
  return { refuses, ownerSql, target: server.owner(name) };
}

t.setTimeout(120_000);

t.test('a registry with something in it is left alone', async (t) => {
  const filled = await awkwardRegistry(t);
  const { path } = await backedUp(t, await ownerOf(filled));
  const before = await everything(filled.ownerSql);
  await t.rejects(restoreInto(await ownerOf(filled), path), {
    message:
      /^The registry is not empty: it holds 118 projects and 2 registry revisions \(\d+ rows in all\)\./,
  });
  t.same(await everything(filled.ownerSql), before);

  const onlyToken = await testDatabase(t);
  await onlyToken.ownerSql`insert into access_token (label, token_sha256, revoked_at) values ('x', ${Buffer.alloc(32)}, now())`;
  await t.rejects(restoreInto(await ownerOf(onlyToken), path), { message: /^The registry is not empty/ });

  const { ownerSql, target } = await unused(t);
  await ownerSql`create table something_else (id integer)`;
  await t.rejects(restoreInto(target, path), {
    message: /^The database holds tables of something else \(something_else\)/,
  });
});

t.test('backups that do not fit', async (t) => {
  const { path } = await backedUp(t, await ownerOf(await testDatabase(t, 'reference')));
  const { refuses } = await unused(t);
  const newer = { hash: 'f'.repeat(64), writtenAt: 9_000_000_000_000 };
  await refuses(
    await repacked(t, path, {
      manifest: (manifest) => ({
        ...manifest,
        programVersion: '9.0.0',
        migrations: [...manifest.migrations, newer],
      }),
    }),
    /^The backup was made by a newer release, Steckbrief 9\.0\.0/,
  );
  await refuses(
    await repacked(t, path, {
      manifest: (manifest) => ({
        ...manifest,
        migrations: manifest.migrations.map((one, at) => (at === 0 ? { ...one, hash: newer.hash } : one)),
      }),
    }),
    /^The backup does not fit: migration 1 of its database is another/,
  );
  await refuses(
    await repacked(t, path, {
      manifest: (manifest) => ({
        ...manifest,
        tables: manifest.tables.filter(({ name }) => name !== 'place_reference'),
      }),
      members: { 'tables/place_reference.copy': null },
    }),
    /^The backup does not fit: its tables are not those/,
  );
});

t.test('rows the database refuses, in the middle of a table and at its end, undo everything', async (t) => {
  const { path } = await backedUp(t, await ownerOf(await awkwardRegistry(t)));
  const { refuses, target } = await unused(t);
  const forged = async (table: string, change: (lines: string) => string) =>
    repacked(t, path, {
      members: { [`tables/${table}.copy`]: change(await lineOf(path, table)) },
      figures: 'followed',
    });
  const first = (lines: string): string => lines.slice(0, lines.indexOf('\n') + 1);
  const refusal = (reason: RegExp): RegExp =>
    new RegExp(`^The backup does not fit: table place\\w* does not take its rows \\(.*${reason.source}`);
  await refuses(
    await forged('place', (lines) => lines.replace('municipality', 'planet')),
    refusal(/constraint "place_kind"/),
  );
  await refuses(await forged('place', (lines) => lines + first(lines)), refusal(/constraint "place_pkey"/));
  await refuses(
    await forged('place', (lines) => lines.slice(first(lines).length)),
    refusal(/foreign key constraint/),
  );
  await refuses(await forged('place', (lines) => `${lines}no\trow`), refusal(/invalid input/));
  await restoreInto(target, path);
  t.pass('and the database still takes a good one');
});

t.test('what stands in the way of a backup', async (t) => {
  const database = await testDatabase(t);
  const owner = await ownerOf(database);
  const { path } = await backedUp(t, owner);
  const before = await readFile(path);
  const needs = { migrationsFolder, watch: quiet };
  await t.rejects(writeBackup(owner, path, needs), {
    message: `${path} exists already and is not overwritten: choose another name.`,
  });
  t.ok(before.equals(await readFile(path)), 'the old file is as it was');
  const folder = await folderFor(t);
  await t.rejects(writeBackup(owner, join(folder, 'no', 'file'), needs), { message: /no such folder/ });
  const server = await sharedServer();
  await t.rejects(writeBackup(server.owner(await emptyDatabase(t)), join(folder, 'a'), needs), {
    message: /^There is no registry/,
  });
  await database.ownerSql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9000000000000)`;
  await t.rejects(writeBackup(owner, join(folder, 'b'), needs), { message: /newer release/ });
  await t.rejects(writeBackup(owner, '/dev/full/x', needs), { message: /cannot be written/ });
});

t.test('asked to stop, nothing is kept', async (t) => {
  const database = await awkwardRegistry(t);
  const folder = await folderFor(t);
  const stop = new AbortController();
  const path = join(folder, 'file');
  const watch = { stop: stop.signal, progress: () => stop.abort() };
  await t.rejects(writeBackup(await ownerOf(database), path, { migrationsFolder, watch }));
  t.same(await readdir(folder), []);
  const whole = await backedUp(t, await ownerOf(database));
  t.ok(await restored(t, whole.path));
});
