import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { loadSample, loadSampleWork } from '../../src/demo/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { readDraft, saveDraft } from '../../src/submissions/index.js';
import { openSite } from '../../src/web/index.js';
import { testApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { aPerson, bautzen, cookieOf, goerlitz } from '../support/people.js';
import { addressOf } from '../web/sample-site.js';

const folder = process.env.PICTURES ?? packagePath('docs', 'pictures');

// Makes the pictures of docs/walk-through.md from the sample work: npm run pictures.
t.test('a walk through the demo', { timeout: 300_000 }, async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const site = openSite({ landNotice: null, landSignetFile: null, demo: true });
  let address = '';
  const { app, database } = await testApp(t, 'reference', { site, publicUrl: () => address });
  await loadSample(database);
  const person = (name: string, role: Actor['role'], city?: string) =>
    aPerson(database, role as 'lead', city, { name });
  const cast = {
    anna: await person('Anna Beier', 'cityEditor', bautzen),
    jens: await person('Jens Krause', 'cityLead', bautzen),
    marta: await person('Marta Scholz', 'cityLead', goerlitz),
    heike: await person('Heike Vogel', 'cityLead', '14612000'),
    olaf: await person('Olaf Richter', 'cityLead', '14511000'),
    robert: await person('Robert Lang', 'staff'),
    katrin: await person('Katrin Weiß', 'lead'),
    ulrike: await person('Ulrike Thiele', 'auditor'),
    paul: await person('Paul Hentschel', 'administrator'),
  };
  address = await addressOf(app);
  await loadSampleWork(database, Object.values(cast), {
    jobs: database.as('steckbrief_jobs'),
    publicUrl: () => address,
  });
  await mkdir(folder, { recursive: true });
  const one = async (query: string) => String((await database.ownerSql.unsafe(query))[0]?.id ?? '');
  const raised = await one(`select id from project_draft where change_basis = 'decision'`);
  const unread = await one(`select id from project_draft where typed <> '{}'`);
  const round = await one('select id from reporting_round');

  const views: readonly (readonly [name: string, path: string, who: Actor | null, width?: number])[] = [
    ['sign-in', '/anmelden', null],
    ['desk', '/arbeitsbereich', cast.jens],
    ['desk', '/arbeitsbereich', cast.jens, 390],
    ['form', `/arbeitsbereich/entwurf/${unread}`, cast.anna],
    ['form', `/arbeitsbereich/entwurf/${unread}`, cast.anna, 390],
    ['queue', '/servicestelle/pruefen', cast.robert],
    ['review', `/servicestelle/pruefen/${raised}`, cast.robert],
    ['publish', '/servicestelle/veroeffentlichen', cast.katrin],
    ['round-board', `/servicestelle/runden/${round}`, cast.katrin],
    ['round-city', `/arbeitsbereich/runden/${round}`, cast.jens],
    ['proofs', '/arbeitsbereich/nachweise', cast.jens],
    ['account', '/konto', cast.jens],
    ['people', '/verwaltung/personen', cast.paul],
    ['outbox', '/postausgang', null],
    ['access-log', '/verwaltung/zugriffe', cast.ulrike],
  ];
  for (const [name, path, who, width = 1280] of views) {
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 844 : 700 },
      locale: 'de-DE',
    });
    if (who !== null) await context.addCookies([cookieOf(who, address)]);
    const page = await context.newPage();
    const answer = await page.goto(address + path);
    t.equal(answer?.status(), 200, `${name} ${path}`);
    await page.screenshot({ path: join(folder, `walk-${name}-${width}.png`) });
    await context.close();
  }

  // Both have the form open, one saves, then the other.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 700 },
    locale: 'de-DE',
    javaScriptEnabled: false,
  });
  await context.addCookies([cookieOf(cast.anna, address)]);
  const page = await context.newPage();
  await page.goto(`${address}/arbeitsbereich/entwurf/${unread}`);
  const { version, input } = await readDraft(database, { actor: cast.jens }, unread);
  await saveDraft(database, { actor: cast.jens }, unread, version, {
    input: { ...input, area: 'Gesundbrunnen Nord' },
    typed: {},
    note: null,
    changeBasis: null,
  });
  await page.getByLabel('Fördergebiet').fill('Gesundbrunnen Süd');
  await page.getByRole('button', { name: 'Speichern' }).first().click();
  t.match(await page.content(), 'Zwei Fassungen, beide sind noch da', 'a conflict loses nothing');
  await page.screenshot({ path: join(folder, 'walk-conflict-1280.png') });
  await context.close();
});
