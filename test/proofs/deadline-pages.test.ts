import t from 'tap';
import { programmeProject } from '../rounds/a-round.js';
import { publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, tokenOf } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { structureFaults } from '../web/html-structure.js';

const path = '/servicestelle/nachweise/fristen';

t.test('the service centre corrects a deadline with a reason, and every proof moves', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const staff = await aPerson(database, 'staff');
  const auditor = await aPerson(database, 'auditor');
  const grant = {
    ...{ kind: 'grant' as const, number: '2024-17', date: '2024-02-01', reason: null, file: null },
    ...{ grant: null, totalEligibleCost: null, unionContribution: null },
    grantPeriod: { start: '2024-03-01', end: '2024-10-31' },
  };
  await publishNew(database, programmeProject(bautzen, 'Läden', { decisions: [grant] }));
  const { page, send } = visitorOf(t, app);
  const dueDay = async () => {
    const answer = await app.inject({ url: '/api/v1/proofs', headers: tokenOf(staff) });
    return answer.json().items[0].dueOn;
  };
  t.equal(await dueDay(), '2024-12-31', 'two months after the grant period');

  const shown = await page(staff, path);
  t.strictSame(structureFaults(shown.html), []);
  t.match(shown.text, 'Verwendungsnachweis für Vorhaben im Quartier: 2 Monate nach Ende');
  t.match(shown.text, 'Zwischennachweis der Servicestelle: bis 30.04. des folgenden Jahres');
  t.equal(
    (await page(auditor, path)).page.querySelector(`form[action="${path}"]`),
    null,
    'auditors only read',
  );
  t.equal((await send(auditor, path)).status, 403);

  const key = '2021-2027/a-final';
  const version =
    shown.page
      .querySelectorAll(`form[action="${path}"]`)
      .find((form) => form.querySelector('[name=key]')?.getAttribute('value') === key)
      ?.querySelector('[name=version]')
      ?.getAttribute('value') ?? '';
  const wish = { key, version, months: '3', clause: 'Erlass vom 1. März', reason: 'Neuer Erlass' };
  const refused = await send(staff, path, { ...wish, months: '0', reason: ' ' });
  t.equal(refused.status, 422);
  t.equal(refused.page.querySelectorAll('[role=alert] a').length, 2, 'each fault is named');
  t.equal(
    refused.page.querySelector('details[open] [name=clause]')?.getAttribute('value'),
    'Erlass vom 1. März',
  );

  t.match(await send(staff, path, wish), { status: 303, location: `${path}?meldung=saved` });
  t.match((await page(staff, path)).text, '3 Monate nach Ende des BewilligungszeitraumsErlass vom 1. März');
  t.equal(await dueDay(), '2025-01-31');
  const [entry] =
    await database.ownerSql`select reason from audit_entry where table_name = 'catalogue_version' order by id desc limit 1`;
  t.equal(entry?.reason, 'Neuer Erlass');

  const late = await send(staff, path, { ...wish, months: '4' });
  t.equal(late.status, 422, 'made from an older state');
  t.match(late.page.querySelector('main')?.text, 'Jemand hat diese Frist inzwischen geändert');
  t.match(await send(staff, path, { ...wish, key: 'nothing' }), { status: 400 });
});

t.test('an interim proof has a day of the year', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const lead = await aPerson(database, 'lead');
  const { page, send } = visitorOf(t, app);
  const key = '2021-2027/a-interim';
  const of = async () =>
    (await page(lead, path)).page
      .querySelectorAll(`form[action="${path}"]`)
      .find((form) => form.querySelector('[name=key]')?.getAttribute('value') === key);
  const version = (await of())?.querySelector('[name=version]')?.getAttribute('value') ?? '';
  const wish = { key, version, clause: 'Erlass', reason: 'Neuer Erlass' };
  for (const lastDay of ['', '31.04.', '29.2.', 'Mai'])
    t.equal((await send(lead, path, { ...wish, lastDay })).status, 422, lastDay);
  t.equal((await send(lead, path, { ...wish, lastDay: '31.5.' })).status, 303);
  t.equal((await of())?.querySelector('[name=lastDay]')?.getAttribute('value'), '31.05.');
});
