import { fork } from 'node:child_process';
import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { askRun } from '../../src/runs/commands/ask-run.js';
import { cancelRun } from '../../src/runs/commands/cancel-run.js';
import { asWorker } from '../../src/runs/commands/work.js';
import { sealTrail } from '../../src/seal/index.js';
import { testDatabase } from '../support/database.js';
import { aPerson, goerlitz } from '../support/people.js';
import { workshop } from './setting.js';
import { tinyReport } from './tiny-report.js';

// Fifty runs, and a process that is killed.
t.setTimeout(120_000);

const wanted = (name: string) => ({
  parameters: { name },
  formats: ['html' as const],
  language: 'de' as const,
  fresh: true,
});

async function setting(test: Test, onRead?: (name: string) => Promise<void> | void) {
  const database = await testDatabase(test);
  const report = tinyReport(onRead);
  const ask = async (actor: Actor, name: string) =>
    (await askRun(database, { actor }, report, wanted(name))).id;
  const stateOf = async (id: string): Promise<string> => {
    const [row] = await database.ownerSql`select state from report_run where id = ${id}`;
    return row?.state;
  };
  return { ...workshop(test, database, [report]), database, ask, stateOf };
}

t.test('whoever asks for fifty at once keeps nobody waiting: everybody has their turn', async (t) => {
  const order: string[] = [];
  const { database, ask, draw } = await setting(t, (name) => void order.push(name));
  const [busy, calm, late] = [
    await aPerson(database, 'staff'),
    await aPerson(database, 'staff'),
    await aPerson(database, 'lead'),
  ];
  // A run waits for the seal of its revision, and that for what other tests write on the same server.
  await sealTrail(database.orm, 60_000);
  for (let n = 1; n <= 50; n += 1) await ask(busy, `busy ${n}`);
  await ask(calm, 'calm 1');
  await ask(calm, 'calm 2');
  await ask(late, 'late 1');
  await draw();
  t.equal(order.length, 53);
  const turnsBefore = (name: string) => order.indexOf(name);
  t.ok(turnsBefore('calm 1') <= 2, `calm 1 is number ${turnsBefore('calm 1') + 1}`);
  t.ok(turnsBefore('late 1') <= 3, `late 1 is number ${turnsBefore('late 1') + 1}`);
  t.ok(turnsBefore('calm 2') <= 6, `calm 2 is number ${turnsBefore('calm 2') + 1}`);
  t.same(
    order.filter((name) => name.startsWith('busy')),
    Array.from({ length: 50 }, (_, index) => `busy ${index + 1}`),
    'and each in the order they asked',
  );
});

t.test('all people of a city wait in one line, and hold up nobody', async (t) => {
  const order: string[] = [];
  const { database, ask, draw } = await setting(t, (name) => void order.push(name));
  await sealTrail(database.orm, 60_000);
  const colleagues = [await aPerson(database, 'cityEditor'), await aPerson(database, 'cityLead')];
  for (let n = 0; n < 50; n += 1) await ask(colleagues[n % 2] as Actor, `busy ${n}`);
  await ask(await aPerson(database, 'cityLead', goerlitz), 'neighbour');
  await ask(await aPerson(database, 'staff'), 'staff');
  await draw();
  t.equal(order.length, 52);
  t.ok(order.indexOf('neighbour') <= 2, `the other city is number ${order.indexOf('neighbour') + 1}`);
  t.ok(order.indexOf('staff') <= 3, `the service centre is number ${order.indexOf('staff') + 1}`);
});

t.test('no more than one run of one asker is drawn at a time', async (t) => {
  const { database, ask, sql } = await setting(t);
  const [one, other] = [await aPerson(database, 'staff'), await aPerson(database, 'staff')];
  for (const name of ['1', '2', '3']) await ask(one, name);
  await asWorker(database.orm, sql, async (worker) => {
    t.ok(await worker.claim());
    t.equal(await worker.claim(), null, 'the others of the same person wait');
    const id = await ask(other, 'other');
    t.equal((await worker.claim())?.id, id);
    await ask(await aPerson(database, 'lead'), 'third');
    t.equal(await worker.claim(), null, 'two are drawn at a time');
  });
});

t.test('cancelled while it is drawn, it stops before the next step and keeps no file', async (t) => {
  let cancel: () => Promise<void> = async () => {};
  const { database, ask, draw, stateOf } = await setting(t, () => cancel());
  const staff = await aPerson(database, 'staff');
  const id = await ask(staff, 'A');
  cancel = () => cancelRun(database, { actor: staff }, id);
  await draw();
  t.equal(await stateOf(id), 'cancelled');
  t.same([...(await database.ownerSql`select from report_run_file`)], []);
  t.same([...(await database.ownerSql`select from stored_file`)], []);
});

t.test('a run whose process is killed is taken up again and drawn to its end', async (t) => {
  const { database, ask, draw, stateOf, isDue } = await setting(t);
  const id = await ask(await aPerson(database, 'staff'), 'A');
  t.equal(await isDue(), true);
  const child = fork(new URL('./dying-worker.js', import.meta.url), {
    env: {
      ...process.env,
      TARGETS: JSON.stringify([database.as('steckbrief_app'), database.as('steckbrief_jobs')]),
    },
  });
  const [claimed] = await once(child, 'message');
  t.equal(claimed, id);
  t.equal(await stateOf(id), 'running');
  t.equal(await isDue(), false, 'its worker lives');
  child.kill('SIGKILL');
  await once(child, 'exit');
  while (!(await isDue())) await new Promise((resolve) => setTimeout(resolve, 50));
  await draw();
  t.equal(await stateOf(id), 'done');
  const [progress] = await database.ownerSql`select attempts from report_run_progress`;
  t.equal(progress?.attempts, 2);
});

t.test('what breaks because the service stops waits for its next start', async (t) => {
  const stopping = new AbortController();
  const { database, ask, stateOf } = await setting(t);
  const broken = tinyReport(() => {
    stopping.abort();
    throw new Error('the drawing threads are gone');
  });
  const id = await ask(await aPerson(database, 'staff'), 'A');
  await workshop(t, database, [broken], stopping.signal).draw();
  t.equal(await stateOf(id), 'waiting');
  await workshop(t, database, [tinyReport()]).draw();
  t.equal(await stateOf(id), 'done');
});

t.test('what kills every worker is given up', async (t) => {
  const { database, ask, stateOf, sql, draw } = await setting(t);
  const id = await ask(await aPerson(database, 'staff'), 'A');
  for (let n = 0; n < 3; n += 1) await asWorker(database.orm, sql, (worker) => worker.claim());
  await draw();
  t.equal(await stateOf(id), 'failed');
});
