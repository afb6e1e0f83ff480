import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { openBackup, writeBackup } from '../../src/backup/index.js';
import { connect, type Target } from '../../src/platform/database/connections.js';
import { pause } from '../../src/platform/database/embedded/processes.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { everything, folderFor, opened, quiet } from '../backup/registries.js';
import { firstMigrations, migrationNames } from '../support/cut-migrations.js';
import { emptyDatabase, sharedServer } from '../support/database.js';
import { postmaster, privateFolder, startService } from '../support/service.js';

type Settings = Readonly<Record<string, string>>;

interface Command {
  readonly process: ChildProcess;
  readonly ended: Promise<{ status: number | null; output: string; errors: string }>;
}

t.setTimeout(180_000);

/** What a slow machine is told in between. */
const progress = /^(?:making indexes|(?:checking |loading )?\w+: [\d.]+ [kM]B)\n/gm;

/** The program as an operator calls it. */
function start(settings: Settings, ...args: readonly string[]): Command {
  const script = packagePath('dist', 'src', 'main.js');
  const child = spawn(process.execPath, [script, ...args], {
    cwd: '/',
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const finished = ended.then((status) => ({ status, output, errors: errors.replace(progress, '') }));
  return { process: child, ended: finished };
}

const run = (settings: Settings, ...args: readonly string[]) => start(settings, ...args).ended;

async function tablesOf(path: string) {
  const backup = await openBackup(path, quiet);
  backup.close();
  return backup.manifest.tables;
}

/** Waits until the letters of the sample are sent, its duplicates are looked for and its trail is sealed. */
async function untilJobsRest(dataDir: string): Promise<void> {
  const server = await postmaster(dataDir);
  if (server === null) throw new Error('PostgreSQL does not run');
  const sql = connect(server.owner, { name: 'test owner', connections: 1 });
  const rest = async () => {
    const [row] = await sql<{ rest: boolean }[]>`
      select not exists (select from outgoing_mail where sent_at is null)
        and not duplicate_work_waits()
        and (select max(last_entry) from audit_seal) >= (select max(id) from audit_entry) as rest`;
    return row?.rest === true;
  };
  while (!(await rest())) await pause(200);
  await sql.end();
}

t.test('an embedded registry moves to another folder', async (t) => {
  const [here, there] = [{ DATA_DIR: await privateFolder(t) }, { DATA_DIR: await privateFolder(t) }];
  const folder = await folderFor(t);
  const service = startService(t, { command: 'demo', settings: here });
  const address = await service.ready();
  const read = async (from: string) => (await fetch(`${from}/api/v1/projects/SN21-0001`)).text();
  const record = await read(address);
  await untilJobsRest(here.DATA_DIR);

  const beside = await run(here, 'backup', join(folder, 'beside'));
  t.same([beside.status, beside.errors], [0, ''], 'beside the running service');
  const [, revision] =
    /^backup of registry revision (\d+) written to \/.*\/beside: \d+ tables, \d+ rows, \d+ kB\n$/.exec(
      beside.output,
    ) ?? [];
  t.ok(revision, beside.output);
  t.match(await run(here, 'restore', join(folder, 'beside')), {
    status: 1,
    output: '',
    errors: /already uses DATA_DIR/,
  });
  t.equal(await read(address), record, 'the service went on');

  service.signal('SIGTERM');
  await service.ended;
  t.equal((await run(here, 'backup', join(folder, 'alone'))).status, 0, 'without a service');
  t.equal(await postmaster(here.DATA_DIR), null, 'PostgreSQL was started for the purpose only');
  t.same(await tablesOf(join(folder, 'alone')), await tablesOf(join(folder, 'beside')));
  t.same((await readdir(folder)).sort(), ['alone', 'beside'], 'nothing else is left in the folder');

  const back = await run(there, 'restore', join(folder, 'beside'));
  t.same([back.status, back.errors], [0, '']);
  t.match(
    back.output,
    new RegExp(
      `^registry revision ${revision}, backed up at \\S+Z, restored from \\S+: \\d+ tables, \\d+ rows\\n$`,
    ),
  );
  t.equal(await postmaster(there.DATA_DIR), null);
  t.equal(await read(await startService(t, { command: 'demo', settings: there }).ready()), record);
});

t.test('refusals are one sentence and change nothing', async (t) => {
  const settings = { DATA_DIR: await privateFolder(t) };
  const file = join(await folderFor(t), 'file');
  t.match(await run(settings, 'backup', file), {
    status: 1,
    errors: /^There is no registry in DATA_DIR \S+: .*\n$/,
  });
  t.match(await run(settings, 'restore', file), {
    status: 1,
    errors: /^\S+ cannot be read: there is no such file\.\n$/,
  });
  t.same(await readdir(settings.DATA_DIR), [], 'no database was set up for that');
});

/** A restore that has loaded everything and waits for the last migration, which this test holds up. */
async function heldUpRestore(t: Test) {
  const server = await sharedServer();
  const needs = { purpose: 'registry', ownerPassword: server.ownerPassword } as const;
  const folder = firstMigrations(t, migrationNames().length - 1);
  const [from, into] = [await emptyDatabase(t), await emptyDatabase(t)];
  for (const name of [from, into]) await migrate(server.owner(name), { migrationsFolder: folder, ...needs });
  const source = opened(t, server, from).ownerSql;
  await source`insert into project (reference) select 'SN21-' || n from generate_series(1, 5000) n`;
  const file = join(await folderFor(t), 'file');
  await writeBackup(server.owner(from), file, { migrationsFolder: folder, watch: quiet });

  const target = opened(t, server, into).ownerSql;
  const before = await everything(target);
  const holder = connect(server.owner(into), { name: 'test holder', connections: 1 });
  t.teardown(() => holder.end({ timeout: 1 }));
  await holder.unsafe('begin; lock table drizzle.__drizzle_migrations in share mode');
  const settings = { DATABASE_URL: addressOf(server.owner(into)), DATA_DIR: await privateFolder(t) };
  const command = start(settings, 'restore', file);
  const waits = () => target`select from pg_locks where not granted
    and relation = 'drizzle.__drizzle_migrations'::regclass and database = (select oid from pg_database where datname = ${into})`;
  let over: unknown = null;
  void command.ended.then((end) => {
    over = end;
  });
  while ((await waits()).length === 0) {
    if (over) throw new Error(`the restore ended too early: ${JSON.stringify(over)}`);
    await pause(20);
  }
  return { command, target, before, settings, file, letGo: () => holder.unsafe('rollback'), waits };
}

function addressOf(target: Target): string {
  return 'url' in target
    ? target.url
    : `postgres://${target.user}@localhost/${target.database}?host=${target.host}`;
}

t.test('killed in the middle, a restore leaves the registry empty', async (t) => {
  const { command, target, before, settings, file, letGo, waits } = await heldUpRestore(t);
  command.process.kill('SIGKILL');
  await command.ended;
  await letGo();
  while ((await waits()).length > 0) await pause(20);
  t.same(await everything(target), before);
  t.same([...(await target`select from project`)], []);
  t.same(
    [...(await target`select last_value, is_called from project_id_seq`)],
    [{ last_value: '1', is_called: false }],
  );
  const again = await run(settings, 'restore', file);
  t.same([again.status, again.errors], [0, ''], 'and the next restore succeeds');
  t.same([...(await target`select count(*)::int as projects from project`)], [{ projects: 5000 }]);
});

t.test('stopped by Ctrl-C, a restore leaves the registry empty', async (t) => {
  const { command, target, letGo } = await heldUpRestore(t);
  command.process.kill('SIGINT');
  t.match(await command.ended, { status: 1, output: '', errors: /^Stopped as asked; nothing was kept\.\n$/ });
  await letGo();
  t.same([...(await target`select from project`)], []);
});
