import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { lookAtPages } from '../support/look-at-pages.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { structureFaults } from '../web/html-structure.js';
import { addressOf } from '../web/sample-site.js';
import { aRound, dayFromToday, programmeProject, publishedReferences } from './a-round.js';
import { beginAmendment, step } from './workflow.js';

const { app, database } = await testApp(t, 'reference');
const lead = await aPerson(database, 'cityLead', bautzen, { name: 'Maria Lehmann' });
const editor = await aPerson(database, 'cityEditor', bautzen, { name: 'Jonas Weber' });
const neighbour = await aPerson(database, 'cityLead', goerlitz, { name: 'Anna Nowak' });
const staff = await aPerson(database, 'staff', null, { name: 'K. Albrecht' });
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');

const [first = '', second = '', , fourth = ''] = await publishedReferences(
  database,
  programmeProject(bautzen, 'Läden mit Zukunft', { planNumber: 'D.1' }),
  programmeProject(bautzen, 'Quartiersmanagement Gesundbrunnen', { planNumber: 'E.1' }),
  programmeProject(bautzen, 'Medienlabor für Jugendliche', {
    planNumber: 'A.2',
    purposeAndAchievements: null,
  }),
  programmeProject(bautzen, 'Alltagslotsen <im> Gesundbrunnen', { planNumber: 'C.2' }),
  programmeProject(goerlitz, 'Nachbarschaftstreff Königshufen', { planNumber: 'A.1' }),
  programmeProject('14612000', 'Westwärts gemeinsam', { planNumber: 'B.3' }),
  programmeProject('14612000', 'Sprachcafé', { planNumber: 'B.4' }),
);
const round = await aRound(database, { note: 'Bitte ergänzen Sie,\nwas 2026 erreicht wurde.' });

const { page, send } = visitorOf(t, app);
const own = `/arbeitsbereich/runden/${round}`;
const board = `/servicestelle/runden/${round}`;

t.test('each page is for whom it is meant', async (t) => {
  for (const person of [staff, auditor]) {
    await page(person, '/servicestelle/runden');
    const { page: shown } = await page(person, board);
    t.equal(shown.querySelectorAll('main form').length, 0);
    await page(person, own, 403);
  }
  t.notMatch((await page(auditor, board)).html, 'aendern', 'auditors only read');
  for (const person of [lead, administrator]) await page(person, board, 403);
  for (const person of [lead, editor]) await page(person, own);
  const planned = await aRound(database, { opens: 3 });
  await page(lead, `/arbeitsbereich/runden/${planned}`, 404);
  await page(staff, '/servicestelle/runden/keine', 404);
  await page(staff, `${board}/staedte/14999999`, 404);
});

t.test('a city answers in one click, all at once, and takes it back', async (t) => {
  const before = await page(lead, own);
  t.match(before.text, /Keine Änderungen bei allen 3/);
  t.match(before.text, /1 Vorhaben braucht einen eigenen Blick/);
  t.match(before.text, /noch 5 Tage/);
  t.equal(
    (await page(editor, own)).page.querySelectorAll('form[action$="unveraendert"]').length,
    0,
    'editors prepare',
  );
  t.match(await send(lead, `${own}/vorhaben/${second}/unveraendert`), {
    status: 303,
    location: `${own}?meldung=round-answered`,
  });
  t.match((await page(lead, own)).text, /1 unverändert, 3 fehlen/);
  t.equal((await send(lead, `${own}/unveraendert`)).status, 303);
  t.match((await page(lead, own)).text, /3 unverändert, 1 fehlt/);
  t.equal((await send(lead, `${own}/vorhaben/${first}/zuruecknehmen`)).status, 303);
  t.match((await page(lead, own)).text, /2 unverändert, 2 fehlen/);
  t.equal((await send(editor, `${own}/unveraendert`)).status, 403);
  t.equal((await send(neighbour, `${own}/vorhaben/${first}/unveraendert`)).status, 404);
});

t.test('the board shows who has answered, what is missing and the longer time', async (t) => {
  const draft = await beginAmendment(database, lead, first, round);
  await step(database, lead, draft, 'submitted');
  const { page: shown, html, text } = await page(staff, board);
  t.strictSame(structureFaults(html), []);
  t.match(text, /0 von 3 Städten haben zu allen Vorhaben geantwortet/);
  const rows = shown.querySelectorAll('main tbody tr').map((row) => row.text.replace(/\s+/g, ' '));
  t.match(
    rows[0],
    /Bautzen.*3 von 4.*1 Vorhaben.*A\.2 Medienlabor für Jugendliche.*ohne Zweck und Errungenschaft/,
  );
  t.match(rows[2], /Görlitz.*Anna Nowak.*0 von 1/);
  t.match((await page(staff, `${board}?stand=fertig`)).text, /Noch keine Stadt/);

  const city = `${board}/staedte/${goerlitz}`;
  const wrong = await send(staff, `${city}/verlaengern`, { until: '31.02.2027', reason: '' });
  t.equal(wrong.status, 422);
  t.equal(wrong.page.querySelectorAll('.errsum li').length, 2);
  t.equal(wrong.page.querySelector('#f-until')?.getAttribute('value'), '31.02.2027', 'what was typed stays');
  const past = await send(staff, `${city}/verlaengern`, { until: '01.01.2020', reason: 'Krankheit' });
  t.match(past.page.querySelector('.errsum')?.text, /Vergangenheit/);
  const day = await dayFromToday(database, 9);
  t.match(await send(staff, `${city}/verlaengern`, { until: day, reason: 'Krankheit' }), { status: 303 });
  t.match((await page(staff, board)).text, /verlängert: Krankheit/);
  t.match((await page(neighbour, own)).text, /noch 9 Tage/);
  t.equal((await send(staff, `${city}/kontakt`, { contact: 'Frau Schulz, 03581 1' })).status, 303);
  t.match((await page(auditor, city)).text, /Frau Schulz/);
});

t.test('a city says whom the service centre asks', async (t) => {
  const city = `${board}/staedte/${bautzen}`;
  t.match((await page(staff, city)).text, 'Maria Lehmann, Jonas Weber', 'whoever has an account');
  const choice = (await page(editor, own)).page.querySelectorAll('#f-contact option');
  t.same(
    choice.map(({ text }) => text.trim()),
    ['alle mit Konto', 'Maria Lehmann', 'Jonas Weber'],
  );
  t.equal((await send(editor, `${own}/kontakt`, { contact: 'Jonas Weber' })).status, 303);
  t.match(
    (await page(lead, own)).page.querySelector('#f-contact option[selected]')?.text.trim(),
    'Jonas Weber',
  );
  t.notMatch((await page(staff, city)).text, 'Maria Lehmann, Jonas Weber');
  t.equal((await send(lead, `${own}/kontakt`, { contact: 'Irgendwer' })).status, 409, 'only people it has');
  t.equal((await send(staff, `${own}/kontakt`, { contact: '' })).status, 403);
  t.match((await page(staff, `${board}/staedte/${goerlitz}`)).text, 'Frau Schulz', 'its own city alone');
  t.equal((await send(lead, `${own}/kontakt`, { contact: '' })).status, 303);
  t.match((await page(staff, city)).text, 'Maria Lehmann, Jonas Weber');
});

t.test('work begun from the page of a round belongs to it', async (t) => {
  const shown = (await page(editor, own)).page;
  const links = shown.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '');
  const change = links.find((link) => link.includes(`/${second}/aendern`)) ?? '';
  const create = links.find((link) => link.includes('/vorhaben/neu')) ?? '';
  const begin = async (link: string, fields: Record<string, string>) => {
    const form = (await page(editor, link)).page.querySelector('main form');
    const runde = form?.querySelector('[name=runde]')?.getAttribute('value') ?? '';
    const begun = await send(editor, form?.getAttribute('action') ?? '', { ...fields, runde });
    t.equal(begun.status, 303, link);
    return String(begun.location);
  };
  await begin(change, { art: 'angaben' });
  const made = await begin(create, { name: 'Nähstube' });
  const drafts =
    await database.ownerSql`select name from project_draft where round_id = ${round} order by name`;
  t.same(
    drafts.map(({ name }) => name),
    ['Läden mit Zukunft', 'Nähstube', 'Quartiersmanagement Gesundbrunnen'],
  );
  const row = (await page(editor, own)).page.querySelector(`main a[href="${made}"]`);
  t.ok(row, 'a new project leads to its draft');
  await database.ownerSql`delete from project_draft where name <> 'Läden mit Zukunft'`;
});

t.test('making and changing a round keeps what was typed', async (t) => {
  const typed = {
    name: 'Frühjahr "2027"',
    opensOn: '1.2.2027',
    dueOn: '31.02.2027',
    closesOn: '',
    scopeFrom: '01.01.2027',
    scopeUntil: '31.12.2026',
    'angabe-beneficiary': '1',
    remindBefore: '14, bald',
    remindAfter: '1',
    note: '',
  };
  const refused = await send(staff, '/servicestelle/runden', typed);
  t.equal(refused.status, 422);
  t.same(
    refused.page.querySelectorAll('.errsum a').map((link) => link.getAttribute('href')),
    ['#f-dueOn', '#f-closesOn', '#f-scopeUntil', '#f-remindBefore'],
  );
  t.equal(refused.page.querySelector('#f-dueOn')?.getAttribute('value'), '31.02.2027');
  t.ok(refused.page.querySelector('#f-angabe-beneficiary')?.hasAttribute('checked'));
  t.notOk(refused.page.querySelector('#f-angabe-summary')?.hasAttribute('checked'));
  const right = {
    ...typed,
    dueOn: '15.03.2027',
    closesOn: '31.03.2027',
    scopeUntil: '31.12.2027',
    remindBefore: '14,3',
  };
  const made = await send(staff, '/servicestelle/runden', right);
  t.equal(made.status, 303);
  const path = String(made.location).split('?')[0] ?? '';
  t.match((await page(staff, path)).text, /Öffnet am 01\.02\.2027, Stichtag 15\.03\.2027/);

  const version =
    (await page(staff, `${path}/aendern`)).page.querySelector('[name=version]')?.getAttribute('value') ?? '';
  t.equal((await send(staff, `${path}/aendern`, { ...right, name: 'Frühling', version })).status, 303);
  const stale = await send(staff, `${path}/aendern`, { ...right, name: 'Zu spät', version });
  t.equal(stale.status, 422);
  t.match(stale.page.querySelector('.errsum')?.text, /inzwischen geändert/);
  t.equal(stale.page.querySelector('#f-name')?.getAttribute('value'), 'Zu spät');
  t.equal((await send(staff, `${path}/schliessen`)).status, 303);
  t.equal((await send(staff, `${path}/schliessen`)).status, 409);
});

t.test('reminders are stopped with one button', async (t) => {
  t.match((await page(lead, '/konto/erinnerungen')).text, /erinnert das Register Sie/);
  t.equal((await send(lead, '/konto/erinnerungen', { off: '1' })).status, 303);
  t.match((await page(lead, '/konto/erinnerungen')).text, /keine Erinnerungen/);
  t.equal((await send(lead, '/konto/erinnerungen', { off: '0' })).status, 303);
});

t.test(
  'axe finds nothing, at either width, and nothing scrolls sideways',
  { timeout: 180_000 },
  async (t) => {
    const browser = await openBrowser(t);
    if (browser === null) return;
    const address = await addressOf(app);
    await beginAmendment(database, editor, fourth, round).catch(() => null);
    const pages: readonly [Actor, string][] = [
      [staff, '/servicestelle/runden'],
      [staff, '/servicestelle/runden/neu'],
      [staff, board],
      [staff, `${board}/staedte/${bautzen}`],
      [staff, `${board}/schliessen`],
      [auditor, board],
      [lead, own],
      [editor, own],
      [lead, '/konto/erinnerungen'],
    ];
    await lookAtPages(t, browser, address, pages);
  },
);
