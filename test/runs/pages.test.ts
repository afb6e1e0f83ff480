import t from 'tap';
import { registered } from '../../src/reporting/index.js';
import { reportRunPages } from '../../src/runs/pages.js';
import { runRoutes } from '../../src/runs/routes.js';
import { tableReport } from '../reporting/a-table-report.js';
import { aProject, publishNew } from '../support/a-project.js';
import { platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aPerson, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { readPdf } from '../support/read-pdf.js';
import { call } from '../support/workflow.js';
import { structureFaults } from '../web/html-structure.js';
import { workshop } from './setting.js';
import { tinyReport } from './tiny-report.js';

t.setTimeout(120_000);
const database = await testDatabase(t, 'reference');
const reports = [tinyReport(), registered(tableReport, null)];
const app = await platformApp(
  t,
  {
    pages: (pages, parts) => reportRunPages(pages, { ...parts, reports }),
    api: (api, parts) => runRoutes(api, { ...parts, reports }),
  },
  { database },
);
const { draw } = workshop(t, database, reports);
const staff = await aPerson(database, 'staff', null, { name: 'Karla Albrecht' });
const auditor = await aPerson(database, 'auditor');
await publishNew(database, aProject({ name: 'Treff' }));

const get = (url: string, who = staff) =>
  app.inject({ url, headers: { ...browserOf(who), accept: 'text/html' } });
const post = (url: string, form: Record<string, string>, who = staff) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
const filled = { schritt: '4', 'angabe-name': 'Bautzen', 'format-html': '1', sprache: 'de', was: 'einmal' };
const make = async (form: Record<string, string> = {}, who = staff): Promise<string> =>
  String((await post('/berichte/tiny', { ...filled, ...form }, who)).headers.location);

t.test('a report that is entered by one line has its form, with its own words', async (t) => {
  const start = await get('/berichte');
  t.match(start.body, /Winziger Bericht.*Zum Ausprobieren.*Noch kein Bericht/s);
  const form = await get('/berichte/tiny');
  t.match(form.body, /<h1>Winziger Bericht erstellen<\/h1>/);
  t.match(form.body, /aria-current="step"><span>2\. Stand und Vergleich/);
  t.match(form.body, /<label for="f-angabe-name">Name<\/label>/);
  t.notMatch(form.body, /format-csv/, 'no CSV where no table is what it is about');
});

t.test('four steps: what was typed goes along, and a last look shows all of it', async (t) => {
  const state = { schritt: '2', was: 'weiter', 'angabe-name': 'Görlitz' };
  const contents = await post('/berichte/tiny', state);
  t.match(contents.body, /aria-current="step"><span>3\. Inhalt/);
  t.match(contents.body, /name="angabe-name" value="Görlitz"/);
  t.match(contents.body, /Das steht im Bericht.*Vorhaben.*17.*Registerstand.*2 vom/s, 'what it will hold');
  t.match(contents.body, /angabe-chapters-figures" value="1" checked.*über Görlitz/s);
  t.match(contents.body, /angabe-chapters-inside" value="1" checked.*Nur intern/s);
  const chosen = {
    ...{ schritt: '3', was: 'weiter', 'angabe-name': 'Görlitz', 'angabe-chapters': '', sprache: 'de' },
    ...{
      'angabe-chapters-figures': '1',
      'format-pdf': '1',
      'angabe-foreword': 'Liebe Leute,\r\n\r\n<b>danke</b>',
    },
  };
  const summary = await post('/berichte/tiny', chosen);
  t.match(summary.body, /So wird er erstellt.*Name.*Görlitz.*Inhalt.*Zahlen.*Vorwort.*Liebe Leute/s);
  t.match(summary.body, /name="angabe-foreword" value="Liebe Leute/);
  t.match(summary.body, /&lt;b(?:&gt;|>)danke/, 'shown as it was typed');
  for (const { body } of [contents, summary]) t.same(structureFaults(body), []);
  const back = await post('/berichte/tiny', { ...chosen, schritt: '4', was: 'schritt-3' });
  t.match(back.body, /<textarea[^>]*>\s*Liebe Leute/);
  t.notMatch(back.body, /angabe-chapters-inside" value="1" checked/, 'what was left out stays out');
  const none = await post('/berichte/tiny', { ...chosen, 'angabe-chapters-figures': '' });
  t.equal(none.statusCode, 422);
  t.match(none.body, /href="#f-angabe-chapters">Wählen Sie mindestens ein Kapitel/);
  const long = await post('/berichte/tiny', { ...chosen, 'angabe-foreword': 'x'.repeat(4_001) });
  t.match(long.body, /„Vorwort“ ist zu lang/);
});

t.test(
  'beside the form stand the pages of the last run with the same parameters, and of no other',
  async (t) => {
    const printed = { 'angabe-name': 'Seiten', 'format-pdf': '1' };
    const asked = { ...filled, ...printed, schritt: '3', was: 'weiter' };
    const before = await post('/berichte/tiny', asked);
    t.match(before.body, /Das steht im Bericht/);
    t.notMatch(before.body, /Beim letzten Lauf/, 'nothing where there was no run');
    await make(printed);
    await draw();
    t.match((await post('/berichte/tiny', asked)).body, /Beim letzten Lauf<\/dt><dd>[1-9]\d* Seiten?<\/dd>/);
    const other = await post('/berichte/tiny', { ...asked, 'angabe-name': 'Andere Seiten' });
    t.match(other.body, /Das steht im Bericht/);
    t.notMatch(other.body, /Beim letzten Lauf/);
  },
);

t.test('form and API are one: the same choice is the same run', async (t) => {
  const path = await make({
    'angabe-chapters': 'figures',
    'angabe-foreword': 'Liebe Leute,\r\n\r\ndanke',
    'angabe-name': 'Zittau',
  });
  const asked = await app.inject({
    method: 'POST',
    url: '/api/v1/reports/tiny/runs',
    headers: tokenOf(staff),
    payload: { parameters: { name: 'Zittau', foreword: 'Liebe Leute,\n\ndanke' }, formats: ['html'] },
  });
  t.equal(asked.statusCode, 200, asked.body);
  t.equal(path, `/berichte/laeufe/${asked.json().id}`);
  await draw();
  const { body } = await get(`/api/v1/runs/${asked.json().id}/file.html`);
  t.match(body, /Vorwort.*Liebe Leute,.*danke.*Zahlen/s);
  t.same(structureFaults(body), ['inline code: STYLE'], 'which its policy names by its hash');
  t.notMatch(body, /nur intern/);
});

t.test('what is internal is asked for by name, kept with the run, and made again from that', async (t) => {
  const path = await make({ 'angabe-chapters': 'figures,inside', 'angabe-name': 'Intern' });
  await draw();
  const id = path.split('/').at(-1);
  const run = (await app.inject({ url: `/api/v1/runs/${id}`, headers: tokenOf(staff) })).json();
  t.match(run, { audience: 'serviceCentre', parameters: { chapters: 'figures,inside' } });
  t.match((await get(`/api/v1/runs/${id}/file.html`)).body, /Internes.*nur intern/s);
  const [row] = await database.ownerSql`select beside from report_run where id = ${id ?? ''}`;
  t.same(row?.beside, { secret: 'nur intern' });
});

t.test('what is wrong is said on its step, beside its field, and what was typed stays', async (t) => {
  const answer = await post('/berichte/tiny', { stand: 'gestern', rechentag: '31.02.2026', sprache: 'en' });
  t.equal(answer.statusCode, 422);
  for (const id of ['f-angabe-name', 'f-stand', 'f-rechentag'])
    t.match(answer.body, new RegExp(`href="#${id}"`), id);
  t.match(answer.body, /value="gestern"/);
  t.match(answer.body, /name="sprache" value="en"/);
  const later = await post('/berichte/tiny', { 'angabe-name': 'A', sprache: 'en' });
  t.match(later.body, /href="#f-format-pdf"/);
  t.match(later.body, /id="f-sprache-2" name="sprache" value="en" checked/);
  const nowhere = await post('/berichte/tiny', {
    schritt: '2',
    was: 'weiter',
    'angabe-name': 'A',
    stand: '999',
  });
  t.match(nowhere.body, /href="#f-stand">Diesen Registerstand gibt es nicht/);
});

t.test('asked for, it is watched while it is made and taken away when it is done', async (t) => {
  const path = await make();
  t.match(path, /^\/berichte\/laeufe\/[\w-]{36}$/);
  const waiting = await get(path);
  t.match(waiting.body, /<meta http-equiv="refresh" content="3"/);
  t.match(waiting.body, /wartet.*Abbrechen/s);
  t.notMatch((await get(`${path}?ruhig=1`)).body, /http-equiv="refresh"/);
  await draw();
  const done = await get(path);
  t.notMatch(done.body, /http-equiv="refresh"/);
  t.match(done.body, /fertig.*Webseite.*Name: Bautzen.*Karla Albrecht.*SHA-256/s);
  const href = /href="(\/api\/v1\/runs\/[\w-]+\/file\.html)"/.exec(done.body)?.[1] ?? '';
  t.match((await get(href)).body, /Bautzen/);
  t.equal(await make(), path, 'asked again, the stored run answers');
  t.match((await get('/berichte')).body, /Zuletzt erstellt.*Winziger Bericht.*Name: Bautzen.*fertig/s);
});

t.test('made again, the page says whether it is the same', async (t) => {
  const path = await make();
  const again = await post(`${path}/noch-einmal`, {}, auditor);
  t.equal(again.statusCode, 303);
  await draw();
  t.match((await get(String(again.headers.location))).body, /Byte für Byte gleich/);
});

t.test('two runs are held side by side', async (t) => {
  const [before, after] = [await make(), await make({ 'angabe-name': 'Görlitz' })];
  await draw();
  t.match((await get(`${after}/vergleich`)).body, /<select[^>]*name="mit"/);
  const page = await get(`${after}/vergleich?mit=${before.split('/').at(-1)}`);
  t.match(page.body, /Unterschied/);
  t.equal((await get(`${after}/vergleich?mit=x`)).statusCode, 404);
});

t.test('cancelled, it says so and has no files', async (t) => {
  const path = await make({ 'angabe-name': 'Zittau' });
  t.equal((await post(`${path}/abbrechen`, {}, auditor)).statusCode, 403);
  t.notMatch((await get(path, auditor)).body, /action="[^"]*abbrechen"/);
  const answer = await post(`${path}/abbrechen`, {});
  t.match((await get(String(answer.headers.location))).body, /Abgebrochen.*Dateien gibt es keine/s);
});

t.test('the service centre has it made regularly, and ends that', async (t) => {
  const form = { ...filled, was: 'regelmaessig' };
  t.equal((await post('/berichte/tiny', form)).statusCode, 422, 'how often?');
  t.equal((await post('/berichte/tiny', { ...form, rhythmus: 'weekly' }, auditor)).statusCode, 403);
  t.notMatch((await get('/berichte/tiny', auditor)).body, /Regelmäßig erstellen/);
  t.equal((await post('/berichte/tiny', { ...form, rhythmus: 'weekly' })).statusCode, 303);
  const page = (await get('/berichte')).body;
  t.match(page, /montags um 6 Uhr/);
  const action = /action="([^"]+\/entfernen)"/.exec(page)?.[1] ?? '';
  t.equal((await post(action, {})).statusCode, 303);
  t.notMatch((await get('/berichte')).body, /montags/);
});

t.test('a city has reports of its own: what is for cities, nobody else’s, nothing regular', async (t) => {
  const editor = await aPerson(database, 'cityEditor');
  const colleague = await aPerson(database, 'cityLead');
  const neighbour = await aPerson(database, 'cityLead', goerlitz);
  const path = await make({ 'angabe-name': 'Eigenes' }, editor);
  await draw();
  t.match((await get(path, colleague)).body, /Name: Eigenes/, 'the people of a city share them');
  t.equal((await get(path, neighbour)).statusCode, 404);
  t.match((await get(path, staff)).body, /Name: Eigenes/, 'the service centre sees them');
  const id = path.split('/').at(-1);
  t.equal((await get(`/api/v1/runs/${id}/file.html`, colleague)).statusCode, 200);
  t.equal((await get(`/api/v1/runs/${id}/file.html`, neighbour)).statusCode, 404);
  const list = (await get('/berichte', neighbour)).body;
  t.match(list, /Winziger Bericht/);
  t.notMatch(list, /Eigenes|Bautzen|Regelmäßig/);
  const form = await post('/berichte/tiny', { ...filled, schritt: '2', was: 'weiter' }, editor);
  t.notMatch(form.body, /Internes/);
  t.equal(
    (await post('/berichte/tiny', { ...filled, 'angabe-chapters': 'figures,inside' }, editor)).statusCode,
    403,
  );
  const regularly = { ...filled, was: 'regelmaessig', rhythmus: 'weekly' };
  t.equal((await post('/berichte/tiny', regularly, editor)).statusCode, 403);
  const cancelled = await post(`${await make({ neu: '1' }, editor)}/abbrechen`, {}, colleague);
  t.equal(cancelled.statusCode, 303);
});

t.test('a report that is not for cities, and strangers', async (t) => {
  const editor = await aPerson(database, 'cityEditor');
  t.equal((await get('/berichte/cities', editor)).statusCode, 403);
  t.equal((await post('/berichte/cities', filled, editor)).statusCode, 403);
  t.notMatch((await get('/berichte', editor)).body, /berichte\/cities/);
  const stranger = await app.inject({ url: '/berichte', headers: { accept: 'text/html' } });
  t.equal(stranger.statusCode, 303);
});

t.test(
  'the lead takes files away for good: what goes is said, a reason and a second look are asked for',
  async (t) => {
    const lead = await aPerson(database, 'lead');
    const path = await make({ 'angabe-name': 'Zu viel gesagt' });
    await draw();
    const form = `${path}/loeschen`;
    t.match((await get(path, lead)).body, /Dateien endgültig löschen/);
    t.notMatch((await get(path, staff)).body, /Dateien endgültig löschen/);
    for (const other of [staff, auditor, await aPerson(database, 'cityLead')])
      t.equal((await get(form, other)).statusCode, 403, other.role);
    const { body } = await get(form, lead);
    t.match(body, /Das geht verloren.*Webseite.*JSON/s);
    t.same(structureFaults(body), []);
    const unsure = await post(form, { reason: 'Anordnung vom 4.4. nach Art. 17 DSGVO' }, lead);
    t.equal(unsure.statusCode, 422);
    t.match(unsure.body, /Bestätigen Sie/);
    t.match(unsure.body, /Anordnung vom 4\.4\./, 'what was typed stays');
    t.match((await post(form, { sicher: '1' }, lead)).body, /Der Grund fehlt/);
    const done = await post(form, { reason: 'Anordnung vom 4.4. nach Art. 17 DSGVO', sicher: '1' }, lead);
    t.equal(done.statusCode, 303);
    t.match((await get(path, staff)).body, /Gelöscht: Webseite, JSON.*Anordnung vom 4\.4\./s);
    t.match((await get(form, lead)).body, /Nichts zu löschen/);
  },
);

t.test(
  'its pages are looked at before it is made: as they would be printed, and nothing is kept',
  async (t) => {
    const runs = async () => (await call(app, staff, 'GET', '/runs?limit=100')).json().items.length;
    const before = await runs();
    const asked = { ...filled, was: 'vorschau', 'angabe-name': 'Vorab' };
    for (const schritt of ['3', '4']) {
      const form = await post('/berichte/tiny', { ...filled, schritt, was: `schritt-${schritt}` });
      t.match(form.body, /value="vorschau"[^>]*formtarget="_blank"/);
      const seen = await post('/berichte/tiny', { ...asked, schritt });
      t.match(seen.headers, { 'content-type': 'application/pdf', 'cache-control': 'no-store' });
      t.match((await readPdf(seen.rawPayload)).text, /Vorab/);
    }
    t.equal(await runs(), before);
    const wrong = await post('/berichte/tiny', { ...asked, stand: 'gestern' });
    t.equal(wrong.statusCode, 422);
    t.match(wrong.body, /kein Registerstand/);
    const editor = await aPerson(database, 'cityEditor');
    const inside = { ...asked, 'angabe-chapters': 'figures,inside' };
    t.equal(
      (await post('/berichte/tiny', inside, editor)).statusCode,
      403,
      'a city sees no more than it may have',
    );
  },
);
