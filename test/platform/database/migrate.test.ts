import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { connect } from '../../../src/platform/database/connections.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { emptyDatabase, sharedServer } from '../../support/database.js';

/** Throw-away migrations in drizzle's layout, one statement each. */
async function migrationsFolder(t: Test, statements: readonly string[]): Promise<string> {
  const folder = t.testdir();
  await mkdir(join(folder, 'meta'));
  const entries = statements.map((_, idx) => ({
    idx,
    version: '7',
    when: 1_000 + idx,
    tag: `000${idx}_step`,
    breakpoints: true,
  }));
  await writeFile(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  for (const [idx, statement] of statements.entries())
    await writeFile(join(folder, `000${idx}_step.sql`), statement);
  return folder;
}

const oneStep = ['create table step (number integer)'];
const twoSteps = [...oneStep, 'insert into step values (2)'];

async function setting(t: Test, statements: readonly string[]) {
  const server = await sharedServer();
  const owner = server.owner(await emptyDatabase(t));
  const sql = connect(owner, { name: 'test', connections: 1 });
  t.teardown(() => sql.end());
  const run = async (steps: readonly string[], purpose: 'registry' | 'demo' = 'registry') =>
    migrate(owner, {
      migrationsFolder: await migrationsFolder(t, steps),
      purpose,
      ownerPassword: server.ownerPassword,
    });
  await run(statements);
  return { owner, sql, run };
}

t.test('migrations run once, later ones are added', async (t) => {
  const { sql, run } = await setting(t, oneStep);
  await run(twoSteps);
  await run(twoSteps);
  t.same([...(await sql`select number from step`)], [{ number: 2 }]);
});

t.test('several starts at once wait for each other', async (t) => {
  const { sql, owner } = await setting(t, oneStep);
  const { ownerPassword } = await sharedServer();
  const folder = await migrationsFolder(t, twoSteps);
  await Promise.all(
    Array.from({ length: 4 }, () =>
      migrate(owner, { migrationsFolder: folder, purpose: 'registry', ownerPassword }),
    ),
  );
  t.same([...(await sql`select number from step`)], [{ number: 2 }]);
});

t.test('a failing migration leaves nothing behind', async (t) => {
  const { sql, run } = await setting(t, oneStep);
  await t.rejects(run([...twoSteps, 'select 1 / 0']));
  t.same([...(await sql`select number from step`)], []);
});

t.test('a database of a newer release is refused', async (t) => {
  const { run } = await setting(t, twoSteps);
  await t.rejects(run(oneStep), { name: 'StartError', message: /newer release/ });
});

t.test('a demo keeps out of a registry, and stays a demo', async (t) => {
  const { run } = await setting(t, oneStep);
  await t.rejects(run(oneStep, 'demo'), { name: 'StartError', message: /real registry/ });
});
