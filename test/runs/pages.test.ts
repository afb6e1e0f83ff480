import t from 'tap';
import { reportRunPages } from '../../src/runs/pages.js';
import { runRoutes } from '../../src/runs/routes.js';
import { aProject, publishNew } from '../support/a-project.js';
import { platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aPerson, browserOf } from '../support/people.js';
import { workshop } from './setting.js';
import { tinyReport } from './tiny-report.js';

t.setTimeout(120_000);
const database = await testDatabase(t, 'reference');
const reports = [tinyReport()];
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
const filled = { 'angabe-name': 'Bautzen', 'format-html': '1', sprache: 'de', was: 'einmal' };
const make = async (form: Record<string, string> = {}, who = staff): Promise<string> =>
  String((await post('/berichte/tiny', { ...filled, ...form }, who)).headers.location);

t.test('a report that is entered by one line has its form, with its own words', async (t) => {
  const start = await get('/berichte');
  t.match(start.body, /Winziger Bericht.*Zum Ausprobieren.*Noch kein Bericht/s);
  const form = await get('/berichte/tiny');
  t.match(form.body, /<h1>Winziger Bericht erstellen<\/h1>/);
  t.match(form.body, /<label for="f-angabe-name">Name<\/label>/);
  t.notMatch(form.body, /format-csv/, 'no CSV where no table is what it is about');
});

t.test('what is wrong is said beside its field, and what was typed stays', async (t) => {
  const answer = await post('/berichte/tiny', { stand: 'gestern', rechentag: '31.02.2026', sprache: 'en' });
  t.equal(answer.statusCode, 422);
  for (const id of ['f-angabe-name', 'f-stand', 'f-rechentag', 'f-format-pdf'])
    t.match(answer.body, new RegExp(`href="#${id}"`), id);
  t.match(answer.body, /value="gestern"/);
  t.match(answer.body, /id="f-sprache-2" name="sprache" value="en" checked/);
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

t.test('cities and strangers have no way in', async (t) => {
  const editor = await aPerson(database, 'cityEditor');
  t.equal((await get('/berichte', editor)).statusCode, 403);
  t.equal((await post('/berichte/tiny', filled, editor)).statusCode, 403);
  const stranger = await app.inject({ url: '/berichte', headers: { accept: 'text/html' } });
  t.equal(stranger.statusCode, 303);
});
