import t from 'tap';
import { reports } from '../../reports/index.js';
import { occasionOf } from '../../src/runs/commands/run-schedules.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson } from '../support/people.js';
import { call } from '../support/workflow.js';
import { workshop } from './setting.js';

const { app, database } = await testApp(t, 'reference');
const { ask, draw } = workshop(t, database, reports);
const staff = await aPerson(database, 'staff', null, { email: 'karla@example.org' });
const { ownerSql } = database;
const runs = async (): Promise<number> => {
  const [row] = await ownerSql<{ n: number }[]>`select count(*)::int as n from report_run`;
  return row?.n ?? -1;
};
const publish = (name: string) => publishNew(database, aProject({ name }));

t.test('an occasion is named by the day, the Monday, the first of the month or the revision', async (t) => {
  t.equal(occasionOf('daily', '2026-11-26', 7), '2026-11-26');
  t.equal(occasionOf('weekly', '2026-11-26', 7), '2026-11-23');
  t.equal(occasionOf('weekly', '2026-11-29', 7), '2026-11-23');
  t.equal(occasionOf('weekly', '2026-11-30', 7), '2026-11-30');
  t.equal(occasionOf('monthly', '2026-11-26', 7), '2026-11-01');
  t.equal(occasionOf('publication', '2026-11-26', 7), '7');
});

t.test('after each publication: made once, and the owner gets a link', async (t) => {
  const made = await call(app, staff, 'POST', '/report-schedules', {
    report: 'state-report',
    parameters: { scope: 'all' },
    formats: ['json'],
    rhythm: 'publication',
  });
  t.equal(made.statusCode, 201);
  await ask();
  t.equal(await runs(), 0, 'nothing has been published since');
  await publish('Nachbarschaftstreff');
  await Promise.all([ask(), ask()]);
  t.equal(await runs(), 1, 'once, however often it is looked');
  await draw();
  const [run] = (await call(app, staff, 'GET', '/runs')).json().items;
  t.match(run, { state: 'done', schedule: made.json().id, revision: 2 });
  t.match(
    [...(await ownerSql`select to_address, subject, body, kind from outgoing_mail`)],
    [
      {
        to_address: 'karla@example.org',
        subject: 'Landesbericht: Registerstand 2',
        kind: 'reportRun',
        body: new RegExp(`https://register.example/berichte/laeufe/${run.id}\n`),
      },
    ],
  );
});

t.test('a daily one is made on the next day', async (t) => {
  const daily = await call(app, staff, 'POST', '/report-schedules', {
    report: 'state-report',
    formats: ['json'],
    rhythm: 'daily',
  });
  const before = await runs();
  await ask();
  t.equal(await runs(), before, 'not on the day it is begun');
  await ownerSql`update report_schedule set last_occasion = '2026-01-01' where id = ${daily.json().id}`;
  await ask();
  t.equal(await runs(), before + 1);
  await draw();
});

t.test('who has left gets none, and nothing waits for them', async (t) => {
  await ownerSql`update person set state = 'left' where id = ${staff.personId}`;
  const before = await runs();
  await publish('Werkstatt');
  await ask();
  t.equal(await runs(), before);
  await ownerSql`update person set state = 'active' where id = ${staff.personId}`;
});

t.test('a schedule is removed, and its runs stay', async (t) => {
  const lead = await aPerson(database, 'lead');
  const { items } = (await call(app, lead, 'GET', '/report-schedules')).json();
  t.equal(items.length, 2);
  const before = await runs();
  for (const { id } of items) {
    const { headers } = await call(app, lead, 'GET', `/report-schedules/${id}`);
    const tag = { 'if-match': String(headers.etag) };
    t.equal((await call(app, lead, 'DELETE', `/report-schedules/${id}`)).statusCode, 428);
    t.equal((await call(app, lead, 'DELETE', `/report-schedules/${id}`, undefined, tag)).statusCode, 204);
  }
  t.same((await call(app, lead, 'GET', '/report-schedules')).json(), { items: [] });
  t.equal(await runs(), before);
});

t.test(
  'who leaves hands schedules over; without owner they rest; of who is forgotten none is left',
  async (t) => {
    const [leaving, next] = [
      await aPerson(database, 'staff'),
      await aPerson(database, 'staff', null, { name: 'Neu' }),
    ];
    const admin = await aPerson(database, 'administrator');
    const schedules = async () => (await call(app, staff, 'GET', '/report-schedules')).json().items;
    const wanted = { report: 'state-report', formats: ['pdf'], rhythm: 'daily' };
    t.equal((await call(app, leaving, 'POST', '/report-schedules', wanted)).statusCode, 201);
    const path = `/people/${leaving.personId}/hand-over`;
    const left = await call(app, admin, 'POST', path, { successorId: next.personId });
    t.equal(left.statusCode, 200, left.body);
    t.match(await schedules(), [{ owner: 'Neu', isActive: true }]);
    await ownerSql`update person set state = 'left' where id = ${next.personId}`;
    t.match(await schedules(), [{ owner: 'Neu', isActive: false }]);
    await ownerSql`update person set forgotten_at = now() where id = ${next.personId}`;
    t.same(await schedules(), []);
  },
);
