import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { isRunning, pause } from '../../src/platform/database/embedded/processes.js';
import { killed, postmaster, privateFolder, type Service, startService } from '../support/service.js';

// Real processes take their time on a busy machine.
t.setTimeout(240_000);

/** One folder for all: each test goes on with what the one before has left there, as years of running do. */
const dataDir = await privateFolder(t);
const start = (): Service => startService(t, { settings: { DATA_DIR: dataDir } });

async function runningPostmaster() {
  const found = await postmaster(dataDir);
  if (!found) throw new Error('PostgreSQL does not run');
  return found;
}

async function untilReady(address: string): Promise<void> {
  // A connection of its own each time: one that is kept may be closed by the server just as it is used again.
  const headers = { connection: 'close' };
  while (!(await fetch(`${address}/health/ready`, { headers })).ok) await pause(20);
}

/** Writes rows one by one until the database goes away; the number of the last one that was answered. */
async function keepWriting(service: Service, killAfter: number, kill: () => Promise<void>) {
  const { owner } = await runningPostmaster();
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

async function rowsKept(t: Test): Promise<number> {
  const { owner } = await runningPostmaster();
  const sql = connect(owner, { name: 'test', connections: 1 });
  t.teardown(() => sql.end({ timeout: 0 }));
  const [row] = await sql<{ kept: number }[]>`select coalesce(max(number), 0) as kept from ledger`;
  return row?.kept ?? 0;
}

let running = start();

t.test('starts on an empty folder, stops on Ctrl-C and leaves nothing running', async (t) => {
  const service = running;
  const address = await service.ready();
  t.equal((await fetch(`${address}/health/live`)).status, 200);
  t.equal((await fetch(`${address}/health/ready`)).status, 200);
  t.ok(linkIn(service), 'the first start shows the link for the first administrator');
  t.equal((await stat(join(dataDir, 'auth-secret'))).mode & 0o777, 0o600, 'the secret is for its owner only');
  const { pid, owner } = await runningPostmaster();
  service.signal('SIGINT');
  service.signal('SIGINT');
  service.signal('SIGTERM');
  const { status, errors } = await service.ended;
  t.equal(status, 0);
  t.equal(errors, '');
  t.notOk(await isRunning(pid), 'PostgreSQL has ended');
  await t.rejects(stat(owner.host), 'the folder of its socket is gone');

  running = start();
  await running.ready();
  t.equal(linkIn(running), linkIn(service), 'the link holds until it is used');
});

t.test('a request to stop during the start is obeyed', async (t) => {
  const empty = await privateFolder(t);
  const service = startService(t, { settings: { DATA_DIR: empty } });
  while (!service.output().includes('PostgreSQL started')) await pause(5);
  service.signal('SIGTERM');
  t.equal((await service.ended).status, 0);
  t.equal(await postmaster(empty), null);
});

t.test(
  'killed: the next start attaches to PostgreSQL, which ends with the service that took it over',
  async (t) => {
    const { pid } = await runningPostmaster();
    running.signal('SIGKILL');
    await running.ended;
    t.ok(await isRunning(pid), 'PostgreSQL runs on');
    running = start();
    const address = await running.ready();
    t.equal((await runningPostmaster()).pid, pid, 'the same PostgreSQL');
    t.equal((await fetch(`${address}/health/ready`)).status, 200);
    running.signal('SIGTERM');
    await running.ended;
    t.notOk(await isRunning(pid));
  },
);

t.test('killed together with PostgreSQL while writing: every answered row is there', async (t) => {
  running = start();
  await running.ready();
  const { pid, owner } = await runningPostmaster();
  const answered = await keepWriting(running, 50, async () => {
    running.signal('SIGKILL');
    await killed(pid, 'SIGKILL');
  });
  running = start();
  await running.ready();
  await t.rejects(stat(owner.host), 'the socket of the killed server is cleared away');
  t.ok(answered >= 50);
  t.ok((await rowsKept(t)) >= answered, `${answered} rows were answered`);
});

t.test('PostgreSQL killed alone is started again and the service goes on', async (t) => {
  const address = await running.ready();
  const { pid } = await runningPostmaster();
  await killed(pid, 'SIGKILL');
  await untilReady(address);
  t.not((await runningPostmaster()).pid, pid);
  t.match(running.output(), /started again/);
  t.equal(running.process.exitCode, null, 'the service never ended');
});
