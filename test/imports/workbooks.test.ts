import t from 'tap';
import { referenceCatalogue } from '../../src/catalogue/index.js';
import { readList } from '../../src/imports/list/read-list.js';
import { toDecimal } from '../../src/kernel/money.js';
import { referencePlaces } from '../../src/places/index.js';
import { readTextTable } from '../../src/platform/spreadsheet/reading/read-text-table.js';
import { readWorkbook } from '../../src/platform/spreadsheet/reading/read-workbook.js';
import { type MadeCell, type MadeSheet, type MadeWorkbook, workbook } from './workbook-files.js';

const dictionary = { catalogue: referenceCatalogue(), places: referencePlaces() };

async function read(sheets: readonly MadeSheet[], options?: MadeWorkbook) {
  const file = await readWorkbook(workbook(sheets, options));
  const source = await readList(file, { dictionary, fileName: null, date: null, answersFor: () => [] });
  return {
    source,
    first: source.entries[0]?.input,
    costs: source.entries.map(({ input }) => {
      const cost = input.amounts.totalEligibleCost;
      return cost ? toDecimal(cost.cents) : null;
    }),
    errors: source.entries.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error'),
    codes: source.findings.map(({ code }) => code),
  };
}

const headings = [
  'Name des Begünstigten',
  'Bezeichnung des Vorhabens',
  'Beginn',
  'Ende',
  'Förderfähige Gesamtkosten in EUR',
  'Unions-Kofinanzierungssatz',
  'PLZ',
];
const day = (number: number): MadeCell => ({ number, style: 1 });
const row = (name: string, cost: MadeCell = 1580.38): MadeCell[] => [
  'Stadt',
  name,
  day(42370),
  day(43465),
  cost,
  { number: 0.8, style: 2 },
  '28195',
];

t.test(
  'days, percentages and amounts by their format; titles, English line, legend, phantom rows',
  async (t) => {
    const { first, costs, errors, codes, source } = await read([
      {
        name: 'Liste',
        before: '<dimension ref="A1:XFD1048576"/>',
        rows: [
          ['Liste der Vorhaben EFRE 2014-2020'],
          ['Stand: 31.12.2018'],
          headings,
          [
            'Beneficiary name',
            'Operation name',
            'Start date',
            'End date',
            'Total eligible expenditure',
            'Union co-financing rate',
            'Postcode',
          ],
          row('Eins'),
          row('Zwei', 43025.010000000002),
          row('Drei', { xml: '<c r="@"><f>SUM(A1:A2)</f><v>100</v></c>' }),
          null,
          ['Erläuterung'],
          ['1', 'Zuschuss'],
        ],
        after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        hiddenRows: [6],
      },
    ]);
    t.match(first, {
      name: 'Eins',
      period: { start: '2016-01-01', end: '2018-12-31' },
      unionRate: { rate: 8000 },
      source: { date: '2018-12-31', locator: 'Blatt „Liste“, Zeile 5' },
      catalogue: { fund: { key: '2014-2020/ERDF' } },
    });
    t.same(costs, ['1580.38', '43025.01', '100.00']);
    t.same(errors, []);
    for (const code of ['legend_below', 'formulas', 'hidden_rows']) t.ok(codes.includes(code), code);
    t.equal(source.entries[1]?.findings.length, source.entries[0]?.findings.length);
  },
);

t.test(
  '1904, serial 60, errors, formulas without a value, other currencies: each named with its cell',
  async (t) => {
    const early = await read([
      {
        name: 'A',
        rows: [
          headings,
          ['B', 'V', day(60), day(42370), 1, 80, '1'],
          ['B', 'W', day(42370), day(42371), 1, 80, '1'],
        ],
      },
    ]);
    t.match(early.errors, [{ code: 'no_such_day', cell: 'C2', sheet: 'A', value: '29.02.1900' }]);
    const later = await read([{ name: 'A', rows: [headings, row('V')] }], { startsIn1904: true });
    t.equal(later.first?.period.start, '2020-01-02');
    const faulty = await read([
      {
        name: 'A',
        rows: [
          headings,
          row('Eins', { xml: '<c r="@" t="e"><v>#REF!</v></c>' }),
          row('Zwei', { xml: '<c r="@"><f>A1</f></c>' }),
          row('Drei', { number: 5000, style: 3 }),
          row('Vier', -1),
          row('Fünf', { number: 10.005, style: 4 }),
          row('Sechs', '1.234,56 €'),
        ],
      },
    ]);
    t.same(
      faulty.errors.map(({ code, cell }) => `${code} ${cell}`),
      ['cell_fault E2', 'cell_fault E3', 'not_in_euro E4', 'negative E5'],
    );
    t.same(faulty.costs.slice(4), ['10.01', '1234.56']);
  },
);

t.test('several sheets: those that hold a list, also hidden ones; the others are named', async (t) => {
  const { costs, codes, source } = await read([
    { name: 'Deckblatt', rows: [['Liste der Vorhaben']] },
    { name: 'ESF', rows: [headings, row('Eins')] },
    { name: 'Alt', state: 'hidden', rows: [headings, row('Zwei')] },
    { name: 'Leer', rows: [] },
  ]);
  t.same(costs, ['1580.38', '1580.38']);
  for (const code of ['sheets_left_out', 'sheets_joined', 'hidden_sheet']) t.ok(codes.includes(code), code);
  t.match(source.findings.find(({ code }) => code === 'sheets_left_out')?.reason.de, /Deckblatt/);
});

t.test(
  'inline texts, rich texts, booleans, texts with escapes, prefixes, cells without addresses',
  async (t) => {
    const rich =
      '<si><r><t>Brü</t></r><r><t>cke_x000D_ &amp; Weg</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const sheet = `<x:worksheet xmlns:x="y"><x:sheetData>${headings
      .map((heading) => `<x:c t="inlineStr"><x:is><x:t>${heading}</x:t></x:is></x:c>`)
      .join('')
      .replace(
        /^/,
        '<x:row>',
      )}</x:row><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[Stadt]]></x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c t="d"><x:v>2016-01-01T00:00:00</x:v></x:c><x:c t="str"><x:v>31.12.2016</x:v></x:c><x:c><x:v>1E3</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const { first, costs } = await read([{ name: 'A', rows: [] }], {
      parts: { 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': `<sst>${rich}</sst>` },
    });
    t.match(first, {
      name: 'Brücke\r & Weg',
      beneficiary: { name: 'Stadt' },
      period: { start: '2016-01-01', end: '2016-12-31' },
    });
    t.same(costs, ['1000.00']);
  },
);

t.test(
  'what no text holds is shown as such, wherever it comes from; no character is cut in two',
  async (t) => {
    const { source, errors } = await read([
      {
        name: 'A',
        rows: [headings, row('Eins _x0000_ und _xD800_', 1), row('_xD83D__xDE00_', `${'x'.repeat(199)}😀`)],
      },
    ]);
    t.same(
      source.entries.map(({ input }) => input.name),
      ['Eins \ufffd und \ufffd', '😀'],
    );
    t.equal(errors.find(({ column }) => column?.startsWith('Förderfähige'))?.value, 'x'.repeat(199));
    const csv = readTextTable(Buffer.from(`Vorhaben;Begünstigter;Beginn\n${'A;B;\n'.repeat(80_000)}C\0;D;`));
    const list = await readList(csv, { dictionary, fileName: null, date: null, answersFor: () => [] });
    t.equal(list.entries.at(-1)?.input.name, 'C\ufffd');
  },
);

t.test('a fund or a period on each sheet: what a sheet says of itself counts for its rows', async (t) => {
  const sheet = (name: string, title: string, beneficiary: string) => ({
    name,
    rows: [[title], headings, row(beneficiary, 1_000), row(`${beneficiary} 2`, 2_000)],
  });
  const byFund = await read([
    sheet('EFRE', 'Liste der Vorhaben 2021-2027', 'Stadt'),
    sheet('ESF+', 'Liste der Vorhaben', 'Verein'),
    sheet('Weitere', 'Nachtrag', 'Kreis'),
  ]);
  t.same(
    byFund.source.entries.map(({ input }) => input.catalogue.fund?.key),
    [
      ...['2021-2027/ERDF', '2021-2027/ERDF'],
      ...['2021-2027/ESF-Plus', '2021-2027/ESF-Plus'],
      ...['2021-2027/ERDF', '2021-2027/ERDF'],
    ],
    'a sheet that says nothing is as the first',
  );
  t.equal(byFund.source.title, 'Liste der Vorhaben, 2021–2027', 'no fund is told of all of them');
  const byPeriod = await read([
    sheet('ESF 2014-2020', 'Vorhaben', 'Stadt'),
    sheet('ESF Plus 2021-2027', 'Vorhaben', 'Verein'),
  ]);
  t.same(
    byPeriod.source.entries.map(({ input }) => input.catalogue.fund?.key),
    ['2014-2020/ESF', '2014-2020/ESF', '2021-2027/ESF-Plus', '2021-2027/ESF-Plus'],
  );
});

t.test('rows that stand undivided in the first column: how to divide them is said', async (t) => {
  const { source, codes } = await read([
    {
      name: 'Liste',
      rows: [
        ['Begünstigter;Vorhaben;Beginn;Förderfähige Kosten'],
        ['Stadt Zittau;Lernwerkstatt "Ost";01.02.2023;12.345,67'],
        ['Verein C;Schritt für Schritt;01.03.2023;1.000,00'],
      ],
    },
  ]);
  t.same(codes, ['rows_undivided']);
  t.match(source.findings[0]?.remedy.de, /Text in Spalten.*„;“/u);
});

t.test('a form with labels on the left is no list: how to turn it is said', async (t) => {
  const { source, codes } = await read([
    {
      name: 'Steckbrief',
      rows: [
        ['Steckbrief', ''],
        ['Name des Vorhabens', 'Lernwerkstatt'],
        ['Träger', 'Verein C'],
        ['Beginn', '01.03.2023'],
        ['Förderfähige Gesamtkosten', '12.345,67'],
      ],
    },
  ]);
  t.same(codes, ['list_turned']);
  t.match(source.findings[0]?.remedy.de, /Transponieren/u);
});
