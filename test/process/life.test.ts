import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { isRunning, pause } from '../../src/platform/database/embedded/processes.js';
import { killed, postmaster, privateFolder, type Service, startService } from '../support/service.js';

// Real processes take their time on a busy machine.
t.setTimeout(240_000);

async function runningPostmaster(dataDir: string) {
  const found = await postmaster(dataDir);
  if (!found) throw new Error('PostgreSQL does not run');
  return found;
}

async function untilReady(address: string): Promise<void> {
  while (!(await fetch(`${address}/health/ready`)).ok) await pause(20);
}

/** Writes rows one by one until the database goes away; the number of the last one that was answered. */
async function keepWriting(dataDir: string, service: Service, killAfter: number, kill: () => Promise<void>) {
  const { owner } = await runningPostmaster(dataDir);
  const sql = connect(owner, { name: 'test', connections: 1 });
  await sql`create table if not exists ledger (number integer primary key)`;
  let answered = 0;
  try {
    for (;;) {
      await sql`insert into ledger values (${answered + 1})`;
      answered += 1;
      if (answered === killAfter) void kill();
    }
  } catch {
    await service.ended;
  }
  await sql.end({ timeout: 0 });
  return answered;
}

/** The link for the first administrator, as the start prints it; its address differs with the port. */
const linkIn = (service: Service): string | undefined =>
  /\/erste-anmeldung\?schluessel=\S{43}$/m.exec(service.output())?.[0];

async function rowsKept(t: Test, dataDir: string): Promise<number> {
  const { owner } = await runningPostmaster(dataDir);
  const sql = connect(owner, { name: 'test', connections: 1 });
  t.teardown(() => sql.end({ timeout: 0 }));
  const [row] = await sql<{ kept: number }[]>`select coalesce(max(number), 0) as kept from ledger`;
  return row?.kept ?? 0;
}

t.test('starts on an empty folder, stops on Ctrl-C and leaves nothing running', async (t) => {
  const dataDir = await privateFolder(t);
  const service = startService(t, { settings: { DATA_DIR: dataDir } });
  const address = await service.ready();
  t.equal((await fetch(`${address}/health/live`)).status, 200);
  t.equal((await fetch(`${address}/health/ready`)).status, 200);
  t.ok(linkIn(service), 'the first start shows the link for the first administrator');
  t.equal((await stat(join(dataDir, 'auth-secret'))).mode & 0o777, 0o600, 'the secret is for its owner only');
  const { pid, owner } = await runningPostmaster(dataDir);
  service.signal('SIGINT');
  service.signal('SIGINT');
  service.signal('SIGTERM');
  const { status, errors } = await service.ended;
  t.equal(status, 0);
  t.equal(errors, '');
  t.notOk(await isRunning(pid), 'PostgreSQL has ended');
  await t.rejects(stat(owner.host), 'the folder of its socket is gone');

  const second = startService(t, { settings: { DATA_DIR: dataDir } });
  await second.ready();
  t.equal(linkIn(second), linkIn(service), 'the link holds until it is used');
});

t.test('a request to stop during the start is obeyed', async (t) => {
  const dataDir = await privateFolder(t);
  const service = startService(t, { settings: { DATA_DIR: dataDir } });
  while (!service.output().includes('PostgreSQL started')) await pause(5);
  service.signal('SIGTERM');
  t.equal((await service.ended).status, 0);
  t.equal(await postmaster(dataDir), null);
});

t.test('killed: the next start attaches to PostgreSQL and every answered row is there', async (t) => {
  const dataDir = await privateFolder(t);
  const service = startService(t, { settings: { DATA_DIR: dataDir } });
  await service.ready();
  const { pid } = await runningPostmaster(dataDir);
  service.signal('SIGKILL');
  await service.ended;
  t.ok(await isRunning(pid), 'PostgreSQL runs on');
  const second = startService(t, { settings: { DATA_DIR: dataDir } });
  const address = await second.ready();
  t.equal((await runningPostmaster(dataDir)).pid, pid, 'the same PostgreSQL');
  t.equal((await fetch(`${address}/health/ready`)).status, 200);
  second.signal('SIGTERM');
  await second.ended;
  t.notOk(await isRunning(pid), 'which ends with the service that took it over');
});

t.test('killed together with PostgreSQL while writing: every answered row is there', async (t) => {
  const dataDir = await privateFolder(t);
  const service = startService(t, { settings: { DATA_DIR: dataDir } });
  await service.ready();
  const { pid, owner } = await runningPostmaster(dataDir);
  const answered = await keepWriting(dataDir, service, 50, async () => {
    service.signal('SIGKILL');
    await killed(pid, 'SIGKILL');
  });
  const second = startService(t, { settings: { DATA_DIR: dataDir } });
  await second.ready();
  await t.rejects(stat(owner.host), 'the socket of the killed server is cleared away');
  t.ok(answered >= 50);
  t.ok((await rowsKept(t, dataDir)) >= answered, `${answered} rows were answered`);
});

t.test('PostgreSQL killed alone is started again and the service goes on', async (t) => {
  const dataDir = await privateFolder(t);
  const service = startService(t, { settings: { DATA_DIR: dataDir } });
  const address = await service.ready();
  const { pid } = await runningPostmaster(dataDir);
  await killed(pid, 'SIGKILL');
  await untilReady(address);
  t.not((await runningPostmaster(dataDir)).pid, pid);
  t.match(service.output(), /started again/);
  t.equal(service.process.exitCode, null, 'the service never ended');
});
