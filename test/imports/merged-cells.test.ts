import t from 'tap';
import { referenceCatalogue } from '../../src/catalogue/index.js';
import { readList } from '../../src/imports/list/read-list.js';
import { toDecimal } from '../../src/kernel/money.js';
import { referencePlaces } from '../../src/places/index.js';
import { readWorkbook } from '../../src/platform/spreadsheet/reading/read-workbook.js';
import { type MadeCell, workbook } from './workbook-files.js';

const headings = [
  'Stadt',
  'Name des Vorhabens',
  'Begünstigter',
  'Beginn',
  'Förderfähige Gesamtkosten in EUR',
];
const read = async (rows: readonly (readonly MadeCell[])[], merged: readonly string[]) => {
  const listing = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const after = `<mergeCells count="${merged.length}">${listing}</mergeCells>`;
  const bytes = workbook([{ name: 'Liste', rows: [['ESF Plus 2021-2027'], headings, ...rows], after }]);
  const dictionary = { catalogue: referenceCatalogue(), places: referencePlaces() };
  return readList(await readWorkbook(bytes), {
    dictionary,
    fileName: null,
    date: null,
    answersFor: () => [],
  });
};
const day = { number: 45_292, style: 1 };

t.test('a merged city belongs to each of its rows, a merged amount to the first', async (t) => {
  const { entries, findings } = await read(
    [
      ['Bautzen', 'Medienlabor', 'Stadt', day, 1000],
      [null, 'Nähstube', 'Stadt', null, null],
      [null, 'Café', 'Verein', null, 300],
      ['Görlitz', 'Nachbarschaft', 'Stadt', day, 500],
      [null, 'Garten', 'Stadt', day, 600],
    ],
    ['A1:E1', 'A3:A5', 'D3:D5', 'E3:E4', 'A6:A7', 'G6:H9'],
  );
  t.same(
    entries.map(({ input: { name, place, period, amounts } }) => [
      name,
      place.ags,
      period.start,
      amounts.totalEligibleCost && toDecimal(amounts.totalEligibleCost.cents),
    ]),
    [
      ['Medienlabor', '14625020', '2024-01-01', '1000.00'],
      ['Nähstube', '14625020', '2024-01-01', null],
      ['Café', '14625020', '2024-01-01', '300.00'],
      ['Nachbarschaft', '14626110', '2024-01-01', '500.00'],
      ['Garten', '14626110', '2024-01-01', '600.00'],
    ],
  );
  const said = findings.filter(({ code }) => code.startsWith('merged_'));
  t.same(
    said.map(({ code }) => code),
    ['merged_cells', 'merged_amounts'],
  );
  t.match(said[0]?.reason.de, /5-mal ergänzt/);
});

t.test('merged headings and a merge over the whole sheet change no row', async (t) => {
  const { entries } = await read(
    [
      [null, 'Medienlabor', 'Stadt', day, 1000],
      ['Görlitz', 'Nachbarschaft', 'Stadt', day, 500],
    ],
    ['A1:XFD1048576', 'A1:A1048576', 'A2:E2'],
  );
  t.same(
    entries.map(({ input }) => [input.name, input.place.ags]),
    [
      ['Medienlabor', null],
      ['Nachbarschaft', '14626110'],
    ],
  );
});
