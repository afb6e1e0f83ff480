import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { startEmbeddedServer } from '../support/cluster.js';
import { postmaster, privateFolder, startService } from '../support/service.js';

// Real processes take their time on a busy machine.
t.setTimeout(240_000);

/** Runs the program to its end and holds what it said to the rules: one sentence, a status, no trace of the inside. */
async function refusal(
  t: Test,
  settings: Readonly<Record<string, string>>,
  command: 'serve' | 'demo' = 'serve',
) {
  const { status, errors, output } = await startService(t, { settings, command }).ended;
  t.equal(status, 1);
  t.notMatch(errors, /\n\s+at /, 'no stack trace');
  t.notMatch(output, /listening/);
  return errors;
}

const oneSentence = (t: Test, errors: string): void => {
  t.match(errors, /^[^\n]+\.\n$/, 'one sentence');
};

/** A port where something else than PostgreSQL listens: it says something, or nothing, and hangs up. */
async function takenPort(t: Test, saying = ''): Promise<string> {
  const server = createServer((socket) => socket.end(saying)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address ? String(address.port) : '';
}

const dataDir = await privateFolder(t);
const first = startService(t, { settings: { DATA_DIR: dataDir } });

t.test('two services on one DATA_DIR', async (t) => {
  const address = await first.ready();
  const errors = await refusal(t, { DATA_DIR: dataDir });
  oneSentence(t, errors);
  t.match(errors, /Another Steckbrief \(process \d+\) already uses DATA_DIR/);
  t.equal((await fetch(`${address}/health/ready`)).status, 200, 'the first one is not disturbed');
});

t.test('a lock and a pid file left behind by processes whose numbers others have now', async (t) => {
  const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  first.signal('SIGTERM');
  await first.ended;
  await writeFile(
    join(dataDir, 'service-1.lock'),
    JSON.stringify({ pid: process.pid, identity: 'an earlier one' }),
  );
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.pid)));
  const second = startService(t, { settings: { DATA_DIR: dataDir } });
  await second.ready();
  t.pass('do not keep the service from starting');
  second.signal('SIGTERM');
  await second.ended;
});

t.test('a taken port', async (t) => {
  const errors = await refusal(t, { DATA_DIR: dataDir, PORT: await takenPort(t) });
  oneSentence(t, errors);
  t.match(errors, /already in use/);
  t.equal(await postmaster(dataDir), null, 'PostgreSQL does not stay behind');
});

t.test('wrong settings, each named', async (t) => {
  const errors = await refusal(t, {
    PORT: '70000',
    DATA_DIR: '',
    DATABSE_URL: 'postgres://u:geheim@db/x',
    DATABASE_URL: 'mysql://u:geheim@db/x',
  });
  t.match(errors, /^PORT must be a whole number from 0 to 65535, not "70000"\.$/m);
  t.match(errors, /^DATA_DIR is set but empty/m);
  t.match(errors, /^DATABSE_URL is not a setting: did you mean DATABASE_URL\?$/m);
  t.match(errors, /^DATABASE_URL must be/m);
  t.notMatch(errors, /geheim/);
});

t.test('a DATA_DIR that is a file', async (t) => {
  const file = join(await privateFolder(t), 'file');
  await writeFile(file, '');
  const errors = await refusal(t, { DATA_DIR: file });
  oneSentence(t, errors);
  t.match(errors, /DATA_DIR .* cannot be written to/);
});

t.test('data of another PostgreSQL', async (t) => {
  const dataDir = await privateFolder(t);
  await mkdir(join(dataDir, 'postgres'));
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
  const errors = await refusal(t, { DATA_DIR: dataDir });
  oneSentence(t, errors);
  t.match(errors, /made by PostgreSQL 17/);
});

t.test('a database of its own without a secret, or with one anybody could guess', async (t) => {
  const settings = { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/x' };
  const weak = await refusal(t, { ...settings, AUTH_SECRET: 'geheimgeheimgeheimgeheimgeheimgeheim' });
  oneSentence(t, weak);
  t.match(weak, /^AUTH_SECRET must be at least 32 random characters/);
  t.notMatch(weak, /geheim/);
});

t.test('an unreachable database', async (t) => {
  const closed = await refusal(t, { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/x' });
  oneSentence(t, closed);
  t.match(closed, /DATABASE_URL at 127\.0\.0\.1:1 cannot be reached: connection refused/);
  t.notMatch(closed, /geheim/);
  for (const saying of ['', 'HTTP/1.1 400 Bad Request\r\n\r\n']) {
    const port = await takenPort(t, saying);
    const errors = await refusal(t, { DATABASE_URL: `postgres://u:geheim@127.0.0.1:${port}/x` });
    oneSentence(t, errors);
    t.match(errors, /no PostgreSQL answers there/);
  }
});

t.test('an existing server', async (t) => {
  const server = await startEmbeddedServer();
  t.teardown(() => server.stop());
  const admin = connect(server.admin('postgres'), { name: 'test', connections: 1 });
  t.teardown(() => admin.end());
  await admin`create role guest login`;
  await admin`create database registry owner guest`;
  const url = (user: string, database: string) =>
    `postgres://${user}:geheim@localhost/${database}?host=${server.socketFolder}`;
  const settings = { DATABASE_URL: url('guest', 'registry') };

  await t.test('without the right to create roles', async (t) => {
    const errors = await refusal(t, settings);
    t.match(errors, /may not create roles/);
    t.notMatch(errors, /geheim/);
    const statements = errors.match(/^CREATE ROLE .*;$/gm) ?? [];
    t.equal(statements.length, 3);
    for (const statement of statements) await admin.unsafe(statement);
    const service = startService(t, { settings });
    await service.ready();
    t.pass('starts once the printed SQL has been run');
  });

  await t.test('with no such database', async (t) => {
    const errors = await refusal(t, { DATABASE_URL: url('guest', 'nowhere') });
    oneSentence(t, errors);
    t.match(errors, /has no database nowhere/);
  });

  await t.test('with a service role that row security does not hold', async (t) => {
    const errors = await refusal(t, { ...settings, APP_DATABASE_URL: url('postgres', 'registry') });
    oneSentence(t, errors);
    t.match(errors, /passes over row security/);
  });

  await t.test('with a real registry where the demo is wanted', async (t) => {
    const errors = await refusal(t, settings, 'demo');
    oneSentence(t, errors);
    t.match(errors, /real registry/);
  });

  await t.test('used by a newer release', async (t) => {
    const owner = connect({ url: settings.DATABASE_URL }, { name: 'test', connections: 1 });
    await owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
    await owner.end();
    const errors = await refusal(t, settings);
    oneSentence(t, errors);
    t.match(errors, /newer release/);
  });
});
