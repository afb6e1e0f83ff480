import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { NodeType, parse as parseHtml } from 'node-html-parser';
import t from 'tap';
import { loadSample } from '../../src/demo/index.js';
import { sampleAgreements } from '../../src/demo/sample-agreements.js';
import { sampleAreas } from '../../src/demo/sample-areas.js';
import { sampleGoals } from '../../src/demo/sample-goals.js';
import { sampleBoards, sampleImplementations } from '../../src/demo/sample-implementations.js';
import { sampleOffices } from '../../src/demo/sample-offices.js';
import { samplePlans } from '../../src/demo/sample-plans.js';
import { stageOf } from '../../src/demo/sample-work.js';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { aPerson } from '../support/people.js';

t.setTimeout(180_000);

const { app, database } = await testApp(t, 'reference');
await loadSample(database);
const cast: Actor[] = [await aPerson(database, 'lead'), await aPerson(database, 'staff')];
for (const city of ['14625020', '14626110', '14612000', '14511000'])
  cast.push(await aPerson(database, 'cityEditor', city), await aPerson(database, 'cityLead', city));
const stage = {
  ...stageOf(database, cast),
  jobs: database.as('steckbrief_jobs'),
  publicUrl: () => 'http://127.0.0.1:3000',
};
for (const keep of [sampleAreas, samplePlans, sampleGoals, sampleOffices, sampleAgreements, sampleBoards])
  await keep(stage);
await sampleImplementations(stage);
const kinds = ['areas', 'plans', 'goals', 'offices', 'agreements', 'boards', 'implementations'];

type Content = Readonly<Record<string, unknown>>;
interface Listed {
  readonly items: readonly { readonly reference: string; readonly content: Content }[];
  readonly revision: number;
}

const listed = async (name: string): Promise<Listed> => (await app.inject(`/api/v1/${name}`)).json();

async function csv(name: string, query = '') {
  const answer = await app.inject(`/api/v1/${name}.csv${query}`);
  return { ...answer, rows: parse(answer.body) as string[][] };
}

/** How many things are said in the content, lists of words as one, by the list they stand in. */
function saidIn(value: unknown, list: string, path: string, said: Map<string, number>): Map<string, number> {
  const isList = Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null);
  if (isList)
    for (const part of value) {
      saidIn(part, path, path, said);
    }
  else if (Array.isArray(value)) {
    if (value.length > 0) said.set(list, (said.get(list) ?? 0) + 1);
  } else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      saidIn(one, list, path === '' ? name : `${path}.${name}`, said);
  else if (value !== null) said.set(list, (said.get(list) ?? 0) + 1);
  return said;
}

for (const name of kinds)
  t.test(`${name}: everything the list of the API says stands in a table`, async (t) => {
    const { items, revision } = await listed(name);
    t.ok(items.length > 0);
    const said = new Map<string, number>();
    for (const { content } of items) saidIn(content, '', '', said);
    for (const [list, things] of said) {
      const { rows, statusCode } = await csv(name, list === '' ? '' : `?part=${list}`);
      t.equal(statusCode, 200, list);
      const [headings = [], ...cells] = rows;
      t.equal(new Set(headings).size, headings.length, 'every heading once');
      t.ok(cells.every(({ length }) => length === headings.length));
      // Reference, city and its key; above parts the record and the lists around theirs. The revision of records comes last.
      const outer = [...said.keys()].filter((one) => one !== '' && list.startsWith(`${one}.`));
      const own = cells.map((row) => (list === '' ? row.slice(3, -1) : row.slice(4 + outer.length)));
      const filled = own.flat().filter((cell) => cell !== '').length;
      const isCounted = list === 'hours' || list.endsWith('.decisions');
      t.equal(filled - (isCounted ? cells.length : 0), things, `${name} ${list}`);
    }
    const { rows, headers } = await csv(name);
    t.same(
      rows.slice(1).map(([reference]) => reference),
      items.map(({ reference }) => reference),
    );
    t.equal(headers['registry-revision'], String(revision));
    t.match(headers['content-disposition'], /attachment; filename="[a-z]+\.csv"/);
  });

t.test('values are written for machines, or as a German Excel opens them', async (t) => {
  const plain = await csv('plans', '?part=framework.years');
  t.same(plain.rows[0], ['Kennung', 'Stadt', 'Gemeindeschlüssel', 'Handlungskonzept', 'Rahmen', 'Betrag']);
  t.match(plain.rows[1]?.at(-1), /^\d+\.\d\d$/);
  const german = await app.inject('/api/v1/plans.csv?part=framework.years&dialect=excel-de');
  t.match(german.body, /^\ufeffKennung;Stadt;.*\r\n.*;\d+,\d\d\r\n/);
  const reviews = await csv('goals', '?part=reviews');
  t.match(reviews.rows[0]?.slice(3, 5), ['Ziel', 'Überprüfung vom']);
  t.match(reviews.rows[1]?.[4], /^\d{4}-\d\d-\d\d$/);
  const areas = await csv('areas');
  const kind = areas.rows[0]?.indexOf('Art') ?? -1;
  t.ok(areas.rows.slice(1).every((row) => ['Fördergebiet', 'Quartier'].includes(row[kind] ?? '')));
});

t.test('of one city, as of any state, and refused where that makes no sense', async (t) => {
  const { rows } = await csv('goals', '?city=14625020');
  t.ok(rows.length > 1);
  t.ok(rows.slice(1).every((row) => row[2] === '14625020'));
  const { revision } = await listed('goals');
  t.same((await csv('goals', '?asOf=0')).rows.length, 1, 'headings alone');
  const past = (await csv('goals', `?asOf=${revision - 1}`)).body;
  const draw = async () => (await app.inject(`/api/v1/goals.xlsx?asOf=${revision - 1}`)).rawPayload;
  t.ok((await draw()).equals(await draw()), 'the same bytes twice');
  t.equal((await csv('goals', `?asOf=${revision - 1}`)).body, past);
  for (const query of ['?part=nothing', '?city=Bautzen', '?sort=name', '?dialect=french'])
    t.equal((await app.inject(`/api/v1/goals.csv${query}`)).statusCode, 400, query);
  t.equal((await app.inject('/api/v1/goals.csv?asOf=9999')).statusCode, 404);
});

t.test('the workbook has a sheet for each list, with real numbers and days', async (t) => {
  const answer = await app.inject('/api/v1/goals.xlsx');
  t.equal(answer.statusCode, 200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  t.same(
    book.worksheets.map(({ name }) => name),
    ['Ziele', 'Überprüfung vom'],
  );
  const [goals, reviews] = book.worksheets;
  t.match(goals?.views[0], { state: 'frozen', xSplit: 1, ySplit: 1 });
  t.ok(goals?.autoFilter);
  const headings = (goals?.getRow(1).values ?? []) as string[];
  const column = (heading: string) => headings.indexOf(heading);
  const values = (heading: string) =>
    (goals?.getColumn(column(heading)).values ?? []).slice(2).filter((value) => value !== null);
  t.ok(values('Zielwert').every((value) => typeof value === 'number'));
  t.ok(values('Tag des Zielwerts').every((value) => value instanceof Date));
  t.equal(reviews?.getCell('A2').numFmt, '@', 'codes are text');
  const { items } = await listed('goals');
  t.equal(goals?.rowCount, items.length + 1);
  const page = (await app.inject({ url: '/ziele?city=14625020', headers: { accept: 'text/html' } })).body;
  t.match(page, 'href="/api/v1/goals.xlsx?city=14625020"');
});

/** What cities write in sentences; names are the same in every language. */
const written = [
  ...[
    'description',
    'urbanRenewal',
    'erdf',
    'otherProgrammes',
    'strengths',
    'weaknesses',
    'needs',
    'measures',
  ],
  ...['insek', 'partA', 'partB', 'conditions', 'purpose', 'aims', 'change', 'tasks', 'rhythm', 'role'],
];

/** Everything written in sentences, line by line, wherever it stands in the content. */
function sentencesIn(value: unknown, field: string): string[] {
  if (typeof value === 'string') return written.includes(field) ? value.split('\n') : [];
  if (Array.isArray(value)) return value.flatMap((one) => sentencesIn(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => sentencesIn(one, name));
}

const pageOf: Readonly<Record<string, string>> = {
  areas: 'gebiete',
  plans: 'handlungskonzepte',
  goals: 'ziele',
  offices: 'quartiersbueros',
  agreements: 'quartiersvereinbarungen',
  boards: 'gremien',
};

t.test('English pages say of every sentence cities wrote that it is German', async (t) => {
  let found = 0;
  for (const [name, path] of Object.entries(pageOf))
    for (const { reference, content } of (await listed(name)).items) {
      const url = `/en/${path}/${reference}`;
      const { body } = await app.inject({ url, headers: { accept: 'text/html' } });
      const main = parseHtml(body).querySelector('main');
      for (const sentence of new Set(sentencesIn(content, '')))
        for (const said of main?.querySelectorAll('*') ?? []) {
          const isOwn = said.childNodes.some(
            (node) => node.nodeType === NodeType.TEXT_NODE && node.text.includes(sentence),
          );
          if (!isOwn) continue;
          found += 1;
          t.equal(said.closest('[lang]')?.getAttribute('lang'), 'de', `${url}: ${sentence.slice(0, 60)}`);
        }
    }
  t.ok(found > 60, `${found} sentences`);
});
