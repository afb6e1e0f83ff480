import { join } from 'node:path';
import t, { type Test } from 'tap';
import { relations } from '../../src/backup/contents.js';
import { filledByMigrations } from '../../src/backup/emptiness.js';
import { writeBackup } from '../../src/backup/index.js';
import { copyIn, copyOut } from '../../src/platform/database/copy-rows.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { firstMigrations, migrationNames } from '../support/cut-migrations.js';
import { emptyDatabase, sharedServer, type TestDatabase } from '../support/database.js';
import {
  awkwardRegistry,
  everything,
  folderFor,
  migrationsFolder,
  opened,
  ownerOf,
  quiet,
  restored,
  restoreInto,
} from './registries.js';

t.setTimeout(120_000);

/** How many migrations the releases had that were handed out; no registry stands in between. */
const released = [4, 11, 18, 24, 31, 38, 42, 48, 51, 55, 56];

/** A registry as an earlier release would hold it: its tables with the present rows, as far as it had them. */
async function atLevel(t: Test, level: number, present: TestDatabase) {
  const server = await sharedServer();
  const name = await emptyDatabase(t);
  const owner = server.owner(name);
  const folder = firstMigrations(t, level);
  await migrate(owner, {
    migrationsFolder: folder,
    purpose: 'registry',
    ownerPassword: server.ownerPassword,
  });
  const { ownerSql } = opened(t, server, name);
  const columnsNow = new Map(
    (await relations(present.ownerSql)).map(({ name, columns }) => [name, new Set(columns)]),
  );
  const filled: string[] = [];
  for (const { name: table, columns } of await relations(ownerSql)) {
    // A table that has lost a column since cannot be filled from the present one.
    const sameColumns = columns.every((column) => columnsNow.get(table)?.has(column));
    if (filledByMigrations.includes(table) || !sameColumns) continue;
    filled.push(table);
    const list = columns.join(', ');
    await ownerSql.unsafe(`alter table ${table} disable trigger user`);
    await ownerSql.begin((into) =>
      present.ownerSql.begin((from) =>
        copyIn(into, `${table} (${list})`, copyOut(from, `select ${list} from ${table}`)),
      ),
    );
    await ownerSql.unsafe(`alter table ${table} enable trigger user`);
  }
  return { owner, folder, filled };
}

/** The awkward registry without what the first levels could not have held: kinds of catalogue entries came in later. */
async function oldEnough(t: Test): Promise<TestDatabase> {
  const registry = await awkwardRegistry(t);
  const { ownerSql: sql } = registry;
  const later = sql`(select id from catalogue_entry where kind in ('deadlineRule', 'actionField', 'indicator'))`;
  const tables = ['catalogue_version', 'catalogue_reference', 'catalogue_entry', 'project_version'];
  for (const table of tables) await sql`alter table ${sql(table)} disable trigger user`;
  await sql`delete from catalogue_version where entry_id in ${later}`;
  await sql`delete from catalogue_reference where entry_id in ${later}`;
  await sql`delete from catalogue_entry where kind in ('deadlineRule', 'actionField', 'indicator')`;
  await sql`update project_version set action_fields = default`;
  for (const table of tables) await sql`alter table ${sql(table)} enable trigger user`;
  return registry;
}

t.test('a backup of every earlier release is restored and brought up to the present', async (t) => {
  const present = await oldEnough(t);
  const names = migrationNames();
  // The newest migration is always tried, also while its release is being made.
  for (const level of new Set([...released, names.length - 1])) {
    const earlier = await atLevel(t, level, present);
    const path = join(await folderFor(t), 'earlier.backup');
    await writeBackup(earlier.owner, path, { migrationsFolder: earlier.folder, watch: quiet });
    const copy = await restored(t, path);
    const [is, ought] = [await everything(copy.ownerSql), await everything(present.ownerSql)];
    for (const table of earlier.filled) {
      const name = `public.${table}`;
      t.ok(ought[name], name);
      t.same(is[name], ought[name], `${table}, from ${names[level - 1]}`);
    }
  }
});

t.test('a database at another level than the backup', async (t) => {
  const present = await oldEnough(t);
  const server = await sharedServer();
  const latest = join(await folderFor(t), 'latest.backup');
  await writeBackup(await ownerOf(present), latest, { migrationsFolder, watch: quiet });
  const behind = await emptyDatabase(t);
  const needs = { purpose: 'registry', ownerPassword: server.ownerPassword } as const;
  await migrate(server.owner(behind), { migrationsFolder: firstMigrations(t, 1), ...needs });
  await restoreInto(server.owner(behind), latest, { ownerPassword: server.ownerPassword });
  t.same(
    await everything(opened(t, server, behind).ownerSql),
    await everything(present.ownerSql),
    'one that was migrated less far is brought to the level of the backup first',
  );

  const earlier = await atLevel(t, 2, present);
  const early = join(await folderFor(t), 'early.backup');
  await writeBackup(earlier.owner, early, { migrationsFolder: earlier.folder, watch: quiet });
  const ahead = await emptyDatabase(t);
  await migrate(server.owner(ahead), { migrationsFolder, ...needs });
  await t.rejects(restoreInto(server.owner(ahead), early, { ownerPassword: server.ownerPassword }), {
    message: /^This database is empty, but was set up by another release/,
  });
});
