import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { parse as parseHtml } from 'node-html-parser';
import t, { type Test } from 'tap';
import type { App } from '../../src/platform/http/app-instance.js';
import { amendPublished, amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { openLibreOffice } from '../support/libreoffice.js';
import { structureFaults } from '../web/html-structure.js';

const municipality = (ags: string) => ({ kind: 'municipality', ags, sourceText: null }) as const;
const dresden = municipality('14612000');
const bautzen = municipality('14625020');
const statewide = { kind: 'statewide', ags: null, sourceText: null } as const;
const inPeriod = (period: string | null) => ({
  ...aProject().catalogue,
  fundingPeriod: { key: period, sourceText: null },
});
const cost = (cents: bigint, more: Record<string, bigint> = {}) =>
  amounts({ totalEligibleCost: cents, ...more });

async function registry(t: Test) {
  const { app, database } = await testApp(t, 'reference');
  const { projects } = await publishNew(
    database,
    aProject({
      place: dresden,
      catalogue: inPeriod('2021-2027'),
      amounts: cost(1_000_00n, { grant: 900_00n }),
    }),
    aProject({
      place: dresden,
      catalogue: inPeriod('2014-2020'),
      amounts: cost(250_50n, { grant: 100_00n }),
    }),
    aProject({ place: bautzen, catalogue: inPeriod('2021-2027'), amounts: cost(99n) }),
    aProject({ place: bautzen, catalogue: inPeriod(null), amounts: amounts({}) }),
    aProject({ place: statewide, catalogue: inPeriod('2021-2027'), amounts: cost(7_000_00n) }),
  );
  return { app, database, projects };
}

const table = '/auswertung?rows=city&columns=fundingPeriod&scope=all';

async function page(t: Test, app: App, path: string, status = 200) {
  const answer = await app.inject({ url: path, headers: { accept: 'text/html' } });
  t.equal(answer.statusCode, status, path);
  t.same(structureFaults(answer.body), [], path);
  return parseHtml(answer.body.replaceAll('\u00a0', ' '));
}

t.test('every number leads to as many projects as it says', async (t) => {
  const { app } = await registry(t);
  let followed = 0;
  for (const path of [
    table,
    `${table}&measure=running`,
    `${table}&measure=unionContributionUnknown`,
    '/en/auswertung?rows=calendarYear&columns=nuts2&measure=projects&scope=all',
    '/auswertung?rows=area&columns=beneficiary&scope=all',
  ]) {
    const html = await page(t, app, path);
    for (const cell of html.querySelectorAll('.heat :is(tbody, tfoot) td a')) {
      const words = cell.text.trim();
      const said = /^([\d.]+) (?:Vorhaben|projects?): /.exec(words)?.[1] ?? words;
      const shown = /measure=(running|unionContributionUnknown|projects)/.test(path)
        ? words.replace(/^.*: /, '')
        : said;
      const list = await page(t, app, cell.getAttribute('href') ?? '');
      const found = list.querySelector('.sumline b')?.text ?? '0';
      if (found !== shown) t.fail(`${path} „${words}“ leads to ${found}: ${cell.getAttribute('href')}`);
      followed += 1;
    }
  }
  t.ok(followed > 25, `${followed} links followed`);
});

t.test('rows, totals and notes say what there is and what is not known', async (t) => {
  const { app } = await registry(t);
  const html = await page(t, app, table);
  const rows = html
    .querySelectorAll('.heat tr')
    .map((row) =>
      row
        .querySelectorAll('th, td')
        .map((cell) => cell.text.replace(/^(\d+ Vorhaben: |sortieren nach )/i, '').trim()),
    );
  t.same(
    rows.slice(1).map((row) => row[0]),
    ['Dresden', 'Bautzen', 'landesweit', 'Summe'],
    'by size, the whole Land below',
  );
  t.same(rows.at(-1)?.at(-1), '8.251,49');
  t.match(
    html.querySelector('.tnote')?.text,
    /8\.251,49 €, 5 Vorhaben.*Bei 1 Vorhaben ist dazu nichts angegeben/,
  );
  const rate = await page(t, app, `${table}&measure=grantRate`);
  t.match(
    rate.querySelector('.tnote')?.text,
    /79,97 %.*Gewichtet/,
    '1.000 of 1.250,50, no average of 90 and 39,92',
  );
  const sorted = await page(t, app, `${table}&sort=name`);
  t.match(sorted.querySelector('.heat tbody th')?.text, /Bautzen/);
  t.equal(sorted.querySelector('.heat th[aria-sort]')?.getAttribute('aria-sort'), 'ascending');
});

t.test('why the total differs from another state', async (t) => {
  const { app, database, projects } = await registry(t);
  const [first] = projects;
  if (first === undefined) throw new Error('nothing was published');
  await amendPublished(database, first.reference, (project) => ({ ...project, amounts: cost(1_100_01n) }));
  await publishNew(database, aProject({ place: bautzen, amounts: cost(50_00n) }));
  const box = (await page(t, app, `${table}&compareWith=2`)).querySelector('.note--why');
  t.match(
    box?.text,
    /Warum weicht die Summe von Stand 2 ab\?.*Plus 150,01 €: 1 neues Vorhaben \(50,00 €\), 1 geändertes \(100,01 €\)/s,
  );
  const href = box?.querySelector('a')?.getAttribute('href') ?? '';
  const list = await page(t, app, href);
  t.match(list.querySelector('tfoot')?.text, /150,01/);
  t.equal(list.querySelectorAll('tbody tr').length, 2);
  t.match((await page(t, app, table)).querySelector('.note--why')?.text, /Stand 3 ab\?.*Plus 50,00 €/s);
});

t.test('filters are chosen in the form: one value each, and several from a link stay', async (t) => {
  const { app } = await registry(t);
  const base = '/auswertung?rows=city&columns=none&scope=all';
  const open = async (query: string) => page(t, app, `${base}&${query}`);
  const chosen = await open('city=14612000&guideline=&category=&object=&actionField=');
  t.equal(chosen.querySelector('select[name=city] option[selected]')?.text, 'Dresden');
  t.match(chosen.querySelector('.chips, .chip')?.text ?? chosen.text, /Dresden/);
  t.equal(chosen.querySelectorAll('tbody tr').length, 1, 'the one city');
  t.notOk(chosen.querySelector('input[type=hidden][name=city]'));
  for (const name of ['guideline', 'category', 'object', 'actionField'])
    t.ok((chosen.querySelectorAll(`select[name=${name}] option`).length ?? 0) > 3, name);
  const several = await open('city=14612000,14625020');
  t.equal(several.querySelector('input[type=hidden][name=city]')?.getAttribute('value'), '14612000,14625020');
  t.notOk(several.querySelector('select[name=city]'));
});

t.test('the form is sent behind its open controls, before the folded ones', async (t) => {
  const { app } = await registry(t);
  const form = parseHtml((await app.inject('/auswertung')).body).querySelector('form.ctrl');
  const order = form?.querySelectorAll('select, button, summary').map(({ tagName }) => tagName) ?? [];
  t.ok(
    order.indexOf('BUTTON') > order.indexOf('SELECT') && order.indexOf('BUTTON') < order.indexOf('SUMMARY'),
  );
  for (const part of form?.querySelectorAll('details') ?? []) t.ok(part.querySelector('button[type=submit]'));
});

t.test('what cannot be read is said where it was typed', async (t) => {
  const { app } = await registry(t);
  const html = await page(t, app, '/auswertung?rows=city&columns=city&asOf=neulich&nonsense=1', 400);
  t.equal(html.querySelectorAll('.errsum a').length, 3);
  t.equal(html.querySelector('.ctrl input[name=asOf]')?.getAttribute('value'), 'neulich');
  t.equal(html.querySelector('.heat'), null);
  t.equal((await app.inject('/auswertung.csv?rows=nothing')).statusCode, 400);
  t.equal((await app.inject('/auswertung?asOf=99')).statusCode, 404);
  const empty = await page(t, app, `${table}&q=gibtesnicht`);
  t.match(empty.querySelector('.empty')?.text, /Kein Vorhaben passt/);
});

t.test('CSV and workbook hold the numbers of the page; formulas come to the totals', async (t) => {
  const { app } = await registry(t);
  const query = table.replace('/auswertung', '');
  const csv = parse((await app.inject(`/auswertung.csv${query}`)).body) as string[][];
  t.same(csv[1], ['14612000', 'Dresden', '250.50', '1000.00', '', '1250.50']);
  t.same(csv.at(-1)?.at(-1), '8251.49');
  t.match((await app.inject(`/auswertung.csv${query}&dialect=excel-de`)).body, /;1250,50\r\n/);

  const answer = await app.inject(`/auswertung.xlsx${query}`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const [sheet] = workbook.worksheets;
  t.equal(sheet?.getCell('A6').value, '14612000', 'codes are text in a column of their own');
  t.equal(sheet?.getCell('C6').value, 250.5);
  t.match(sheet?.getCell('F6').value, { formula: 'SUM(C6:E6)', result: 1250.5 });
  t.match(sheet?.getCell('F9').value, { formula: 'SUM(F6:F8)', result: 8251.49 });
  t.match(sheet?.views[0], { state: 'frozen', xSplit: 2, ySplit: 5 });

  const office = openLibreOffice(t);
  if (office === null) return;
  const sums = Object.values(await office.sheets(answer.rawPayload))[0] ?? [];
  t.same(sums.at(-1)?.slice(1), ['Summe', '250.5', '8000.99', '', '8251.49']);
  const rates = await app.inject(`/auswertung.xlsx${query}&measure=grantRate`);
  const [rateSheet] = Object.values(await office.sheets(rates.rawPayload));
  t.match(rateSheet?.[2]?.[0], /Summen dieser Messgröße sind Werte, keine Formeln/);
  t.equal(rateSheet?.at(-1)?.at(-1), '79.97%');
});
