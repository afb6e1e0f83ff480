import t from 'tap';
import { planAgainstActual } from '../../reports/plan-against-actual/index.js';
import { recordEntries } from '../../src/funding-ledger/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { registered } from '../../src/reporting/index.js';
import { askAgain } from '../../src/runs/commands/ask-run.js';
import { reportRunPages } from '../../src/runs/pages.js';
import { runRoutes } from '../../src/runs/routes.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { call } from '../support/workflow.js';
import { workshop } from './setting.js';

t.setTimeout(180_000);
const database = await testDatabase(t, 'reference');
const reports = [registered(planAgainstActual, null)];
const app = await platformApp(
  t,
  {
    pages: (pages, parts) => reportRunPages(pages, { ...parts, reports }),
    api: (api, parts) => runRoutes(api, { ...parts, reports }),
  },
  { database },
);
const { draw } = workshop(t, database, reports);
const staff = await aPerson(database, 'staff');
const auditor = await aPerson(database, 'auditor');
const lead = await aPerson(database, 'cityLead');
const editor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);

for (const [city, name, writer, amount] of [
  [bautzen, 'Treff Gesundbrunnen', lead, 4_711_011n],
  [goerlitz, 'Werkstatt Westliche Innenstadt', neighbour, 8_822_022n],
] as const) {
  const published = await publishNew(
    database,
    aProject({
      name,
      place: { kind: 'municipality', ags: city, sourceText: name },
      amounts: amounts({ totalEligibleCost: 10_000_000n }),
    }),
  );
  const reference = published.projects[0]?.reference ?? '';
  await recordEntries(
    { database, writer: { actor: writer }, reference },
    { kind: 'approved', onDay: '2024-02-01', source: 'Bescheid', amounts: [{ year: 2024, amount }] },
  );
}

const path = '/reports/plan-against-actual/runs';
const ask = (who: Actor, city?: string) =>
  call(app, who, 'POST', path, { parameters: city === undefined ? {} : { city }, formats: ['html'] });
const file = (who: Actor, id: string) => call(app, who, 'GET', `/runs/${id}/file.json`);

t.test(
  'a city has plan against actual made of itself, with what is booked, and of nobody else',
  async (t) => {
    t.equal((await ask(lead, goerlitz)).statusCode, 403);
    t.equal((await ask(lead)).statusCode, 403, 'nor of all together');
    const asked = await ask(lead, bautzen);
    t.equal(asked.statusCode, 202);
    t.match(asked.json(), { audience: 'city', parameters: { city: bautzen } });
    const { id } = asked.json();
    t.equal((await ask(editor, bautzen)).json().id, id, 'its people have one run together');
    await draw();
    const { body } = await file(editor, id);
    t.match(body, /47110\.11/);
    t.match(body, /Für die Stadt, die Servicestelle und die Prüfung/);
    t.notMatch(body, /88220\.22|Westliche Innenstadt/);
    const again = await askAgain(database, { actor: editor }, id);
    await draw();
    t.match((await call(app, lead, 'GET', `/runs/${again.id}`)).json(), { again: { sameBytes: true } });

    t.equal((await file(neighbour, id)).statusCode, 404, 'another city does not see it');
    t.equal((await call(app, neighbour, 'GET', `/runs/${id}`)).statusCode, 404);
    t.same((await call(app, neighbour, 'GET', '/runs')).json().items, []);
    for (const reader of [staff, auditor]) t.equal((await file(reader, id)).statusCode, 200, reader.role);
    const ofCentre = (await ask(staff, bautzen)).json();
    t.match(ofCentre, { audience: 'serviceCentre' });
    t.not(ofCentre.id, id);
    t.equal(
      (await call(app, lead, 'GET', `/runs/${ofCentre.id}`)).statusCode,
      404,
      'nor a city what staff asked for',
    );
  },
);

t.test('the database refuses a run that passes off what is another city’s as one’s own', async (t) => {
  const written = (
    who: Actor & { personId: string },
    audience: string,
    city: string | null,
    beside: string | null,
  ) =>
    actingAs(database.orm, who, {}, (tx) =>
      tx.execute(`
        insert into report_run (report_id, parameters, audience, language, revision, reckoning_day, program_version, formats,
          question_sha256, asked_by, asker, person_id, beside)
        values ('plan-against-actual', '${JSON.stringify(city === null ? {} : { city })}', '${audience}', 'de', 2, '2026-01-01', '1', '["json"]',
          repeat('0', 64), 'x', 'city:${who.city}', '${who.personId}', ${beside})`),
    );
  for (const [audience, city, beside] of [
    ['city', goerlitz, "'[]'"],
    ['city', null, "'[]'"],
    ['serviceCentre', bautzen, "'[]'"],
    ['public', bautzen, "'[]'"],
  ] as const)
    await t.rejects(written(lead, audience, city, beside), `${audience} ${city}`);
  await written(lead, 'city', bautzen, "'[]'");
  const moved = { ...lead, city: goerlitz };
  const seen = await actingAs(database.orm, moved, {}, (tx) =>
    tx.execute(`select id from report_run where parameters ->> 'city' = '${bautzen}'`),
  );
  t.equal(seen.length, 0, 'who has changed to another city takes nothing along');
});

t.test('the form of a city knows its own alone', async (t) => {
  const get = (url: string, who: Actor) =>
    app.inject({ url, headers: { ...browserOf(who), accept: 'text/html' } });
  const post = (form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/berichte/plan-against-actual',
      headers: { ...browserOf(lead), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  t.match((await get('/berichte', lead)).body, /Plan gegen Ist/);
  const form = (await get('/berichte/plan-against-actual', lead)).body;
  t.match(form, /Stadt<\/span>\s*<span>Bautzen/);
  t.notMatch(form, /alle Städte|Görlitz/);
  const made = await post({
    ...{ schritt: '4', was: 'einmal', sprache: 'de', 'format-html': '1', neu: '1' },
    'angabe-city': goerlitz,
  });
  t.equal(made.statusCode, 303);
  t.match((await get(String(made.headers.location), lead)).body, /Bautzen|14625020/, 'whatever was sent');
});
