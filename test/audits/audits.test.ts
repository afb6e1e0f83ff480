import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';

const { app, database } = await testApp(t, 'reference');
const { staff, lead } = await colleagues(database);
const city = await aPerson(database, 'cityLead');
const foreign = await aPerson(database, 'cityLead', goerlitz);
const auditor = await aPerson(database, 'auditor');
const inCity = (ags: string, name: string) =>
  aProject({ name, place: { kind: 'municipality', ags, sourceText: null } });
const { projects } = await publishNew(
  database,
  inCity(bautzen, 'Nachbarschaftstreff'),
  inCity(goerlitz, 'Lernwerkstatt'),
);
const [reference = '', other = ''] = projects.map((project) => project.reference);
const path = `/audits/${reference}`;
const page = (actor: Actor, url: string) => app.inject({ url, headers: browserOf(actor) });
const post = (actor: Actor, url: string, form: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(actor), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

t.test('a check is recorded, answered by its city, and closed; others never learn of it', async (t) => {
  const made = await call(app, staff, 'POST', `${path}/checks`, {
    body: 'SAB',
    checkedOn: '2026-10-14',
    finding: 'Belege fehlen.',
    amount: '1200.50',
  });
  t.equal(made.statusCode, 200, made.body);
  const [check] = made.json().checks;
  t.match(check, { amount: '1200.50', answer: null, recordedBy: staff.label });

  for (const who of [city, auditor, lead])
    t.match((await call(app, who, 'GET', path)).json().checks, [{ finding: 'Belege fehlen.' }]);
  t.equal((await call(app, foreign, 'GET', path)).statusCode, 404);
  t.equal((await page(foreign, `/pruefung/vor-ort/${reference}`)).statusCode, 404);
  t.same((await call(app, foreign, 'GET', '/audits')).json().items, []);
  t.equal(
    (await call(app, foreign, 'PUT', `${path}/checks/${check.id}/answer`, { answer: 'x' })).statusCode,
    404,
  );
  t.equal(
    (await call(app, foreign, 'PUT', `/audits/${other}/checks/${check.id}/answer`, { answer: 'x' }))
      .statusCode,
    404,
  );

  const form = `/pruefung/vor-ort/${reference}/eintragen?was=antwort&id=${check.id}`;
  t.match((await page(city, form)).body, 'Belege fehlen.');
  t.equal(
    (await post(city, form, { was: 'antwort', id: check.id, answer: 'Liegen jetzt bei.' })).statusCode,
    303,
  );
  t.match((await call(app, staff, 'GET', path)).json().checks, [
    { answer: 'Liegen jetzt bei.', answeredBy: city.label },
  ]);
  t.equal(
    (await call(app, city, 'PUT', `${path}/checks/${check.id}`, { body: 'x', checkedOn: '2026-10-14' }))
      .statusCode,
    403,
  );
  t.equal(
    (await call(app, auditor, 'PUT', `${path}/checks/${check.id}/answer`, { answer: 'x' })).statusCode,
    403,
  );
  await t.rejects(
    database.sql.begin(async (sql) => {
      await sql`select set_config('app.role', 'cityLead', true), set_config('app.city', ${bautzen}, true)`;
      await sql`update on_the_spot_check set amount = 1 where id = ${check.id}`;
    }),
    /answers a finding and changes nothing/,
  );

  const future = await call(app, staff, 'POST', `${path}/checks`, { body: 'SAB', checkedOn: '2199-01-01' });
  t.match([future.statusCode, future.json().errors], [422, [{ pointer: '/checkedOn' }]]);
  const closed = {
    body: 'SAB',
    checkedOn: '2026-10-14',
    finding: 'Belege fehlen.',
    amount: '1200.50',
    closedOn: '2026-11-02',
  };
  t.match((await call(app, staff, 'PUT', `${path}/checks/${check.id}`, closed)).json().checks, [
    { closedOn: '2026-11-02', answer: 'Liegen jetzt bei.' },
  ]);
  t.match((await page(auditor, `/pruefung/vor-ort/${reference}`)).body, 'abgeschlossen am 02.11.2026');
});

t.test('what is left of a recovery follows from principal, interest and repayments', async (t) => {
  const recovery = { decision: 'RF-2026-7', decidedOn: '2026-09-01', principal: '1000.00' };
  const [open] = (await call(app, staff, 'POST', `${path}/recoveries`, recovery)).json().recoveries;
  t.match(open, { interest: null, repaid: '0.00', rest: '1000.00', repaidOn: null });
  const pay = (body: object) => call(app, staff, 'POST', `${path}/payments`, body);
  t.equal(
    (await pay({ kind: 'repayment', paidOn: '2026-09-20', amount: '400.00', recovery: open.id })).statusCode,
    200,
  );
  const wrong = await pay({ kind: 'repayment', paidOn: '2026-09-21', amount: '5.00', recovery: open.id });
  const { id } = wrong.json().payments.find(({ amount }: { amount: string }) => amount === '5.00');
  const cancel = (who: Actor) =>
    call(app, who, 'POST', `${path}/payments/${id}/cancellation`, { reason: 'doppelt' });
  t.equal((await cancel(city)).statusCode, 403);
  t.equal((await cancel(staff)).statusCode, 200);
  t.equal((await cancel(staff)).statusCode, 404, 'once');
  const change = (interest: string) =>
    call(app, staff, 'PUT', `${path}/recoveries/${open.id}`, { ...recovery, interest });
  t.match((await change('12.34')).json().recoveries, [{ repaid: '400.00', rest: '612.34' }]);
  await pay({ kind: 'repayment', paidOn: '2026-10-05', amount: '612.34', recovery: open.id });
  t.match((await call(app, city, 'GET', path)).json().recoveries, [{ rest: '0.00', repaidOn: '2026-10-05' }]);
  const elsewhere = { kind: 'repayment', paidOn: '2026-09-20', amount: '1.00', recovery: open.id };
  t.equal((await call(app, staff, 'POST', `/audits/${other}/payments`, elsewhere)).statusCode, 404);
  t.equal((await pay({ ...elsewhere, kind: 'interim' })).statusCode, 422);

  const url = `/pruefung/vor-ort/${reference}/eintragen?was=zahlung`;
  const sent = await post(staff, url, {
    was: 'zahlung',
    kind: 'interim',
    paidOn: '31.02.2026',
    amount: '1.234',
  });
  t.equal(sent.statusCode, 422);
  t.match(sent.body, 'value="31.02.2026"', 'keeps what was typed');
  t.equal(
    (await post(staff, url, { was: 'zahlung', kind: 'interim', paidOn: '01.03.2026', amount: '1.234' }))
      .statusCode,
    303,
  );
  t.match((await call(app, auditor, 'GET', '/audits')).json().items, [
    { reference, paid: '1234.00', recovered: '1000.00', rest: '0.00', checks: 1, openChecks: 0 },
  ]);
  t.match((await page(staff, '/pruefung/vor-ort?kennung=SN99-1')).body, 'Kein Vorhaben SN99-1');
});

/** What an auditor sees of checks and drafts by SQL, as the service reads. */
async function seen(person: { personId: string }): Promise<number> {
  return database.sql.begin(async (sql) => {
    await sql`select set_config('app.role', 'auditor', true), set_config('app.person', ${person.personId}, true)`;
    const [row] = await sql`select count(*)::int as count from on_the_spot_check`;
    return Number(row?.count);
  });
}

t.test(
  'the database holds an auditor to cities, periods, funds and the last day of the mandate',
  async (t: Test) => {
    const limited = await aPerson(database, 'auditor');
    t.equal(await seen(limited), 1, 'no mandate on record');
    const mandate = (scope: object, endsOn: string) => database.ownerSql`
    insert into audit_mandate ${database.ownerSql({ person_id: limited.personId, body: 'Rechnungshof', mandate: 'PA 7', ends_on: endsOn, ...scope })}
    on conflict (person_id) do update set cities = excluded.cities, ends_on = excluded.ends_on, funds = excluded.funds,
      funding_periods = excluded.funding_periods`;
    await mandate({ cities: [goerlitz], funds: null, funding_periods: null }, '2199-12-31');
    t.equal(await seen(limited), 0, 'another city');
    t.equal((await call(app, limited, 'GET', path)).statusCode, 404);
    t.equal((await call(app, limited, 'GET', `/audits/${other}`)).statusCode, 200);
    await mandate({ cities: [bautzen], funds: null, funding_periods: ['1999-2000'] }, '2199-12-31');
    t.equal(await seen(limited), 0, 'another period');
    await mandate({ cities: [bautzen], funds: null, funding_periods: null }, '2020-12-31');
    t.equal(await seen(limited), 0, 'over');
    const now = await database.ownerSql`select id from person_now where id = ${limited.personId}`;
    t.same([...now], [], 'nobody signs in, keeps a session or uses a token after the last day');
    await mandate({ cities: [bautzen], funds: null, funding_periods: null }, '2199-12-31');
    t.equal(await seen(limited), 1);
  },
);
