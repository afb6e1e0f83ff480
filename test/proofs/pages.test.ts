import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { dayFromToday, programmeProject } from '../rounds/a-round.js';
import { amounts, publishChanges, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { lookAtPages } from '../support/look-at-pages.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { structureFaults } from '../web/html-structure.js';
import { addressOf } from '../web/sample-site.js';

const { app, database } = await testApp(t, 'reference');
const lead = await aPerson(database, 'cityLead', bautzen, { name: 'Maria Lehmann' });
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const staff = await aPerson(database, 'staff', null, { name: 'K. Albrecht' });
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');

const grant = {
  kind: 'grant' as const,
  number: '2024-17',
  date: '2024-02-01',
  grant: null,
  totalEligibleCost: null,
  unionContribution: null,
  grantPeriod: { start: '2024-03-01', end: '2026-12-31' },
  reason: null,
  file: null,
};
const before = programmeProject(bautzen, 'Läden mit <b>Zukunft</b>', {
  planNumber: 'D.1',
  decisions: [grant],
  amounts: amounts({ totalEligibleCost: 5_890_000n }),
  purposeAndAchievements: 'Leere Läden werden wieder genutzt.',
});
const { projects } = await publishNew(
  database,
  before,
  programmeProject(bautzen, 'Alltagslotsen', { planNumber: 'C.2' }),
  programmeProject(goerlitz, 'Nachbarschaftstreff', { planNumber: 'A.1', decisions: [grant] }),
);
const [first, , foreign] = projects.map(({ reference }) => reference);
await publishChanges(database, [
  {
    projectId: projects[0]?.projectId ?? null,
    input: { ...before, amounts: amounts({ totalEligibleCost: 3_000_000n }) },
  },
]);

const { page, send } = visitorOf(t, app);
const own = '/arbeitsbereich/nachweise';
const all = '/servicestelle/nachweise';
const proof = `${own}/${first}/verwendungsnachweis`;

t.test('each list is for whom it is meant, late ones first', async (t) => {
  const { html, text, page: shown } = await page(lead, own);
  t.strictSame(structureFaults(html), []);
  t.match(text, /einzureichen bei der SAB/);
  t.same(
    shown
      .querySelectorAll('main tbody tr')
      .map((row) => row.querySelector('th')?.text.replace(/\s+/g, ' ').trim().slice(0, 21)),
    ['Zwischennachweis 2024', 'Zwischennachweis 2025', 'VerwendungsnachweisD.'],
  );
  t.match(text, /30\.04\.2025.*30\.04\.2026.*01\.03\.2027/);
  t.match((await page(lead, `${own}?stand=unbestimmt`)).text, /Alltagslotsen ?noch nicht bestimmt/);
  t.match((await page(staff, all)).text, /Bautzen.*Görlitz/);
  t.notMatch((await page(neighbour, own)).html, 'Läden');
  const { page: read } = await page(auditor, all);
  t.equal(read.querySelectorAll('main form').length, 0, 'auditors only read');
  await page(administrator, all, 403);
  await page(staff, own, 403);
  await page(lead, `${own}/${foreign}/verwendungsnachweis`, 404);
  await page(lead, `${own}/${first}/zwischennachweis-2019`, 404);
});

t.test('a proof is kept up: state, day of the SAB, bodies', async (t) => {
  const wrong = await send(lead, proof, {
    was: 'stand',
    state: 'handedIn',
    onDay: '30.02.2026',
    note: 'mit Belegen',
  });
  t.equal(wrong.status, 422);
  t.equal(wrong.page.querySelector('#f-onDay')?.getAttribute('value'), '30.02.2026');
  t.equal(wrong.page.querySelector('#f-note')?.getAttribute('value'), 'mit Belegen');
  t.equal(wrong.page.querySelector('.errsum a')?.getAttribute('href'), '#f-onDay');
  t.match(await send(lead, proof, { was: 'stand', state: 'handedIn', onDay: '20.11.2026', note: '' }), {
    status: 303,
    location: `${proof}?meldung=saved`,
  });
  t.match(
    (await page(staff, `${all}/${first}/verwendungsnachweis`)).text,
    /eingereicht am 20\.11\.2026 ?Maria Lehmann/,
  );
  t.equal((await send(lead, proof, { was: 'frist', dueOn: '1.6.2027', source: '' })).status, 422);
  t.equal(
    (await send(lead, proof, { was: 'frist', dueOn: '1.6.2027', source: 'Schreiben vom 3.3.' })).status,
    303,
  );
  t.match(
    (await page(lead, proof)).text,
    /01\.06\.2027\. Von der SAB gesetzt: Schreiben vom 3\.3\..*Nach der Regel wäre es der 01\.03\.2027/,
  );
  t.equal((await send(lead, proof, { was: 'traeger', body: 'Soziokultur e.V.' })).status, 303);
  const id = (await page(lead, proof)).page.querySelector('main [name=id]')?.getAttribute('value') ?? '';
  t.equal((await send(lead, proof, { was: 'haken', id, tun: 'da' })).status, 303);
  t.match((await page(lead, `${own}?stand=erledigt`)).text, /1 von 1 da/);
  t.equal((await send(lead, proof, { was: 'nichts' })).status, 400);
  t.equal((await send(neighbour, proof, { was: 'traeger', body: 'X' })).status, 404);
});

t.test('the report is prepared from the record, kept and handed out', async (t) => {
  const { page: shown } = await page(lead, proof);
  const text = shown.querySelector('#f-report')?.text ?? '';
  for (const part of [
    'Läden mit <b>Zukunft</b>',
    `Kennung: ${first}`,
    'Bewilligungszeitraum: 01.03.2024 bis 31.12.2026',
    'Bescheid: 2024-17 vom 01.02.2024',
    'Leere Läden werden wieder genutzt.',
    'Förderfähige Gesamtkosten: 30.000,00',
    'EU-Betrag: nicht angegeben',
  ])
    t.ok(text.includes(part), part);
  const version = shown.querySelector('[name=version]')?.getAttribute('value') ?? '';
  t.equal(
    (await send(lead, proof, { was: 'sachbericht', version, report: 'Mein Bericht\nZeile 2' })).status,
    303,
  );
  const late = await send(staff, `${all}/${first}/verwendungsnachweis`, {
    was: 'sachbericht',
    version,
    report: 'Zu spät',
  });
  t.equal(late.status, 422);
  t.match(late.page.querySelector('#f-report')?.text, /Zu spät/);
  const file = await app.inject({ url: `${proof}/sachbericht.txt`, headers: browserOf(lead) });
  t.match(file.headers, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="sachbericht-${first}-verwendungsnachweis.txt"`,
  });
  t.equal(file.body, '\ufeffMein Bericht\r\nZeile 2');
  t.equal(
    (await app.inject({ url: `${proof}/sachbericht.txt`, headers: browserOf(neighbour) })).statusCode,
    404,
  );
  t.match((await page(lead, `${proof}/sachbericht`)).text, /Mein Bericht Zeile 2/);
});

t.test('a change the SAB must know of is shown until it was told', async (t) => {
  t.match((await page(lead, own)).text, /Noch anzuzeigen ?Ermäßigung der Kosten ?Läden/);
  const wrong = await send(lead, own, {
    reference: first ?? '',
    kind: 'reduction',
    sentOn: '',
    how: '',
    note: 'x',
  });
  t.equal(wrong.status, 422);
  t.equal(wrong.page.querySelector('#f-note')?.getAttribute('value'), 'x');
  const sentOn = (await dayFromToday(database, 0)).split('-').reverse().join('.');
  t.equal(
    (await send(lead, own, { reference: first ?? '', kind: 'reduction', sentOn, how: 'portal', note: '' }))
      .status,
    303,
  );
  t.match((await page(lead, own)).text, /Noch anzuzeigen ?Nichts\. ?Angezeigt ?Ermäßigung der Kosten: Läden/);
  t.equal(
    (
      await send(neighbour, own, {
        reference: first ?? '',
        kind: 'reduction',
        sentOn,
        how: 'portal',
        note: '',
      })
    ).status,
    404,
  );
});

t.test(
  'axe finds nothing, at either width, and nothing scrolls sideways',
  { timeout: 120_000 },
  async (t) => {
    const browser = await openBrowser(t);
    if (browser === null) return;
    const address = await addressOf(app);
    const pages: readonly [Actor, string][] = [
      [lead, own],
      [lead, proof],
      [lead, `${proof}/sachbericht`],
      [staff, all],
      [auditor, `${all}/${first}/verwendungsnachweis`],
    ];
    await lookAtPages(t, browser, address, pages);
  },
);
