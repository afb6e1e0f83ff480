import t from 'tap';
import { aRound, programmeProject } from '../rounds/a-round.js';
import { amounts, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { aDecision, call } from '../support/workflow.js';

const { app, database } = await testApp(t, 'reference');
const city = await aPerson(database, 'cityLead', bautzen);
const staff = await aPerson(database, 'staff');
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');
const { page, send } = visitorOf(t, app);
const { projects } = await publishNew(
  database,
  programmeProject(bautzen, 'Läden', { amounts: amounts({ totalEligibleCost: 5_000_000n }) }),
);
const reference = projects[0]?.reference ?? '';
const round = await aRound(database);

t.test('what the SAB must be told at once stands first on the desk and among the checks', async (t) => {
  const begun = await call(app, city, 'POST', '/drafts', { reference, kind: 'amendment' });
  const { id } = begun.json();
  const saved = await call(
    app,
    city,
    'PATCH',
    `/drafts/${id}`,
    {
      totalEligibleCost: '30000.00',
      decisions: [aDecision],
      changeBasis: 'decision',
    },
    { 'if-match': String(begun.headers.etag) },
  );
  t.equal(saved.statusCode, 200, saved.body);
  const first = (await page(city, '/arbeitsbereich')).page.querySelector('.due');
  t.match(first?.text, /sofort.*Der SAB anzeigen/s);
  t.ok(first?.querySelector('.kern-btn--primary'), 'the main thing to do');

  t.equal((await call(app, city, 'POST', `/drafts/${id}/hand-in`)).statusCode, 200);
  const checks = async () =>
    (await page(staff, `/servicestelle/pruefen/${id}`)).page.querySelector('.checks')?.text;
  t.match(await checks(), /Der SAB sofort anzeigen: .*Die Stadt hat noch nicht vermerkt/s);
  const told = await send(city, '/arbeitsbereich/nachweise', {
    ...{ reference, kind: 'reduction', how: 'portal', sentOn: '01.02.2026', note: '' },
  });
  t.equal(told.status, 303);
  t.match(await checks(), 'der SAB angezeigt am 01.02.2026');
});

t.test('the board of a round offers whom to ask, to the service centre alone', async (t) => {
  const contact = {
    name: 'Eva Ott',
    function: 'Quartier',
    email: 'ott@bautzen.example',
    phone: '03591 12-3',
    note: '',
  };
  t.equal((await send(city, '/arbeitsbereich/kontakte', contact)).status, 303);
  for (const path of [
    `/servicestelle/runden/${round}`,
    `/servicestelle/runden/${round}/staedte/${bautzen}`,
  ]) {
    const board = (await page(staff, path)).page;
    t.match(board.querySelector('.asked')?.text, /Eva Ott, Quartier.*ott@bautzen\.example.*03591 12-3/s);
    t.ok(board.querySelector('a[href="mailto:ott@bautzen.example"]'));
    t.ok(board.querySelector('a[href="tel:03591123"]'));
    t.notMatch((await page(auditor, path)).html, 'Eva Ott', 'an auditor reads no contacts');
  }
});

t.test('who leaves hands over; who was forgotten has no role to change', async (t) => {
  const editor = await aPerson(database, 'cityEditor', bautzen);
  const path = `/verwaltung/personen/${editor.personId}`;
  const before = await page(administrator, path);
  t.match(before.page.querySelector(`a[href="${path}/uebergabe"]`)?.text, 'Als ausgeschieden führen');
  t.equal((await send(administrator, `${path}/zustand`, { zustand: 'left' })).status, 400);
  await database.ownerSql`update person set state = 'left', forgotten_at = now() where id = ${editor.personId}`;
  const after = (await page(administrator, path)).page.querySelector('main');
  t.equal(after?.querySelector('form'), null);
  t.match(after?.text, 'Name und Adresse dieser Person sind gelöscht');
});
