import { spawnSync } from 'node:child_process';
import ExcelJS from 'exceljs';
import { parse } from 'node-html-parser';
import t from 'tap';
import { packagePath } from '../../../src/platform/files/package-root.js';
import { fingerprintOf } from '../../../src/reporting/index.js';
import { readPdf } from '../../support/read-pdf.js';
import { drawingTools, drawn } from './draw-all.js';
import { bautzen, derived, dresden } from './steckbrief-data.js';

const tools = drawingTools();
t.teardown(() => tools.pool.close());

async function cellsOf(bytes: Buffer): Promise<Map<string, ExcelJS.CellValue>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const cells = new Map<string, ExcelJS.CellValue>();
  book.worksheets[0]?.eachRow((row) => {
    const label = row.getCell(1).value;
    if (typeof label === 'string' && !cells.has(label)) cells.set(label, row.getCell(2).value);
  });
  return cells;
}

const textOf = (html: Buffer): string =>
  parse(html.toString('utf8')).querySelector('article')?.structuredText.replace(/\s+/g, ' ') ?? '';

interface JsonFact {
  readonly key: string;
  readonly value: unknown;
}
interface JsonSteckbrief {
  readonly title: string;
  readonly blocks: readonly {
    readonly figures?: JsonFact[];
    readonly facts?: JsonFact[];
    readonly parts?: JsonFact[];
    readonly text?: string;
  }[];
  readonly colophon: readonly { readonly label: string; readonly value: string }[];
  readonly data: { readonly record: unknown };
}

const jsonOf = async (
  ...parameters: Parameters<typeof drawn> extends [infer R, ...unknown[]] ? [R] : never
) => JSON.parse((await drawn(parameters[0], 'json', tools)).toString('utf8')) as JsonSteckbrief;

const valuesOf = ({ blocks }: JsonSteckbrief): Map<string, unknown> =>
  new Map(
    blocks
      .flatMap(({ figures = [], facts = [], parts = [] }) => [...figures, ...facts, ...parts])
      .map(({ key, value }) => [key, value]),
  );

t.test('every format says the same', async (t) => {
  const [pdf, xlsx, html, json] = await Promise.all([
    drawn(dresden, 'pdf', tools).then(readPdf),
    drawn(dresden, 'xlsx', tools).then(cellsOf),
    drawn(dresden, 'html', tools).then(textOf),
    jsonOf(dresden),
  ]);
  const values = valuesOf(json);
  t.equal(values.get('totalEligibleCost'), '1871273.00');
  t.equal(values.get('unionContribution'), '1777709.00');
  t.equal(values.get('restOfFinancing'), '93564.00');
  t.equal(values.get('unionRate'), '95.00');
  t.same(values.get('period'), { start: '2023-01-30', end: '2028-12-31' });
  for (const written of [
    '1.871.273,00 €',
    '1.777.709,00 €',
    '93.564,00 €',
    '95 %',
    '30.01.2023 – 31.12.2028',
    '02203',
    '16594',
    '14612000',
    'ESO4.8',
    'in der Quelle „ESF“',
    'Maßgeblich ist der Zuwendungsbescheid.',
  ]) {
    t.ok(pdf.text.replaceAll('\u00a0', ' ').includes(written), `PDF: ${written}`);
    t.ok(html.replaceAll('\u00a0', ' ').includes(written), `page: ${written}`);
  }
  t.equal(xlsx.get('Förderfähige Gesamtkosten'), 1_871_273);
  t.equal(xlsx.get('EU-Betrag'), 1_777_709);
  t.equal(xlsx.get('Übrige Finanzierung (nicht aufgeschlüsselt)'), 93_564);
  t.equal(xlsx.get('Unions-Kofinanzierungssatz'), 0.95);
  t.same(xlsx.get('Beginn'), new Date('2023-01-30T00:00:00Z'));
  t.same(xlsx.get('Ende'), new Date('2028-12-31T00:00:00Z'));
  t.equal(xlsx.get('AGS'), '14612000');
  t.match(xlsx.get('Förderrichtlinie'), /^02203 /);
});

t.test('the sheet is one page in German with typefaces, emblem sentence and state', async (t) => {
  const pdf = await readPdf(await drawn(dresden, 'pdf', tools));
  t.equal(pdf.pages, 1);
  t.ok(pdf.fonts.every((font) => !font.missingFile));
  t.match(pdf.info, { Title: dresden.name, Language: 'de-DE' });
  t.match(pdf.text, /Kofinanziert von der Europäischen Union/);
  t.match(pdf.text, /Register der ESF-Vorhaben, Registerstand 47 vom 31\.10\.2026 Seite 1 \/ 1/);
  t.match(pdf.text, /Fassung 3 vom 31\.10\.2026/);
});

t.test('an unknown Union contribution is said in words, never 0', async (t) => {
  const [pdf, xlsx, html, json] = await Promise.all([
    drawn(bautzen, 'pdf', tools).then(readPdf),
    drawn(bautzen, 'xlsx', tools).then(cellsOf),
    drawn(bautzen, 'html', tools).then(textOf),
    jsonOf(bautzen),
  ]);
  t.match(pdf.text, /EU-Betrag nicht angegeben/);
  t.match(html, /EU-Betrag nicht angegeben/);
  t.equal(xlsx.get('EU-Betrag'), 'nicht angegeben');
  t.equal(valuesOf(json).get('unionContribution'), null);
  t.notOk(valuesOf(json).has('restOfFinancing'), 'what is left of an unknown part is unknown too');
});

t.test('a derived amount is marked and explained', async (t) => {
  const pdf = await readPdf(await drawn(derived, 'pdf', tools));
  t.match(pdf.text, /193\.256,80\s€ ?a /);
  t.match(pdf.text, /a Abgeleitet: förderfähige Gesamtkosten × Unions-Kofinanzierungssatz \(80\s%\)/);
  t.notMatch((await readPdf(await drawn(dresden, 'pdf', tools))).text, /Abgeleitet/);
  t.match(textOf(await drawn(derived, 'html', tools)), /193\.256,80\s€.*Abgeleitet/);
});

t.test('known parts of the financing are named, the rest is not guessed', async (t) => {
  const amounts = { ...dresden.amounts, landFunds: { cents: 9_356_400n, evidence: 'decision' as const } };
  const values = valuesOf(await jsonOf({ ...dresden, amounts }));
  t.equal(values.get('landFunds'), '93564.00');
  t.notOk(values.has('restOfFinancing'), 'nothing is left');
  t.equal(
    values.get('evidence'),
    'Bescheid der SAB (Landesmittel); Eigenangabe (Förderfähige Gesamtkosten, EU-Betrag)',
  );
});

t.test('paper stays one page; the other formats keep all of it', async (t) => {
  const purpose = 'Die Stelle begleitet Menschen im Quartier. '.repeat(300).trim();
  const record = { ...dresden, purposeAndAchievements: purpose };
  const pdf = await readPdf(await drawn(record, 'pdf', tools));
  t.equal(pdf.pages, 1);
  t.match(pdf.text, /Quartier\. … Vollständiger Text: steckbrief\.example\/vorhaben\/SN21-0004/);
  t.ok((await drawn(record, 'html', tools)).includes(purpose));
  t.ok((await jsonOf(record)).blocks.some((block) => block.text === purpose));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await drawn(record, 'xlsx', tools)) as unknown as ExcelJS.Buffer);
  const column = book.worksheets[0]?.getColumn(2).values ?? [];
  t.ok(column.includes(purpose));
});

t.test('awkward records are one page too', async (t) => {
  const awkward = {
    'name of 2,000 characters': { ...dresden, name: 'Quartier '.repeat(222) },
    'one word of a megabyte': { ...dresden, purposeAndAchievements: 'W'.repeat(1_000_000) },
    'every text too long': {
      ...dresden,
      name: 'N'.repeat(5_000),
      beneficiary: { name: 'B'.repeat(5_000), naturalPerson: false },
      area: 'A'.repeat(5_000),
      source: { ...dresden.source, title: 'S'.repeat(5_000) },
    },
    'nothing known': {
      ...bautzen,
      beneficiary: null,
      period: { start: null, end: null },
      purposeAndAchievements: null,
      amounts: { ...bautzen.amounts, totalEligibleCost: null },
    },
    'only an end': { ...bautzen, period: { start: null, end: '2021-12-31' } },
    'a century': { ...bautzen, period: { start: '1950-01-01', end: '2049-12-31' } },
    'parts more than the whole': {
      ...dresden,
      amounts: { ...dresden.amounts, ownShare: { cents: 999_999_999n, evidence: 'decision' as const } },
    },
    statewide: {
      ...dresden,
      place: {
        ...dresden.place,
        kind: 'statewide' as const,
        ags: null,
        name: null,
        district: null,
        latitude: null,
        longitude: null,
      },
    },
  };
  for (const [what, record] of Object.entries(awkward)) {
    const { pages, text } = await readPdf(await drawn(record, 'pdf', tools));
    t.equal(pages, 1, what);
    t.match(text, /Seite 1 \/ 1/, what);
  }
});

t.test('markup in a record stays text', async (t) => {
  const name = '<script>alert(1)</script> & <img src=x onerror=alert(1)>';
  const record = { ...dresden, name, area: '"><svg onload=alert(1)>' };
  const html = parse((await drawn(record, 'html', tools)).toString('utf8'));
  t.equal(html.querySelector('h1')?.text, name);
  t.equal(html.querySelectorAll('script, img, [onload], [onerror]').length, 0);
  t.match((await readPdf(await drawn(record, 'pdf', tools))).text, /<script>alert\(1\)<\/script>/);
});

t.test('in English', async (t) => {
  const pdf = await readPdf(await drawn(dresden, 'pdf', tools, { language: 'en' }));
  t.equal(pdf.pages, 1);
  t.match(pdf.info, { Language: 'en-GB' });
  for (const written of [
    '€1,871,273.00',
    '30 January 2023 – 31 December 2028',
    'Co-funded by the European Union',
    'The grant decision is what counts.',
  ])
    t.ok(pdf.text.includes(written), written);
  t.equal(
    parse((await drawn(dresden, 'html', tools, { language: 'en' })).toString('utf8'))
      .querySelector('h1')
      ?.getAttribute('lang'),
    'de',
  );
});

t.test('the fingerprint can be checked from the JSON and belongs to the record alone', async (t) => {
  const json = await jsonOf(dresden);
  const printed = json.colophon.find(({ label }) => label === 'Prüfwert')?.value;
  t.equal(fingerprintOf(json.data.record), printed);
  t.match((await readPdf(await drawn(dresden, 'pdf', tools))).text, new RegExp(`Prüfwert ${printed}`));
  t.not(fingerprintOf({ ...dresden, name: 'anders' }), printed);
});

t.test('the same six inputs give the same bytes in two processes; another input does not', async (t) => {
  const script = packagePath('dist', 'test', 'reports', 'steckbrief', 'print-hashes.js');
  const run = () =>
    spawnSync(process.execPath, [script], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TZ: 'Pacific/Auckland' },
    }).stdout;
  const first = run();
  t.match(first, /^pdf [0-9a-f]{64}\nxlsx [0-9a-f]{64}\nhtml [0-9a-f]{64}\njson [0-9a-f]{64}\n$/);
  t.equal(run(), first);
  const [one, other] = await Promise.all([
    drawn(dresden, 'pdf', tools),
    drawn(dresden, 'pdf', tools, { reckoningDay: '2025-01-01' }),
  ]);
  t.notOk(one.equals(other), 'the reckoning day is on the sheet');
});
