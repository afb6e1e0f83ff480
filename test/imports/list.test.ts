import { readFileSync } from 'node:fs';
import t from 'tap';
import { referenceCatalogue } from '../../src/catalogue/index.js';
import { readList } from '../../src/imports/list/read-list.js';
import { toDecimal } from '../../src/kernel/money.js';
import { referencePlaces } from '../../src/places/index.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { readTextTable } from '../../src/platform/spreadsheet/reading/read-text-table.js';

const dictionary = { catalogue: referenceCatalogue(), places: referencePlaces() };
const small = readFileSync(packagePath('test', 'fixtures', 'lists', 'saxony-esf-small.csv'), 'utf8');
const read = (bytes: string | Uint8Array) =>
  readList(readTextTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), {
    dictionary,
    fileName: null,
    date: null,
    answersFor: () => [],
  });
const [headings = '', first = ''] = small.split('\r\n');
const rowsOf = async (...amounts: string[]) => {
  const rows = amounts.map((amount) => first.replace('"48000,5"', `"${amount}"`));
  const { entries, findings } = await read([headings, ...rows].join('\n'));
  return {
    amounts: entries.map(({ input, findings: onRow }) => {
      const cost = input.amounts.totalEligibleCost;
      return cost ? toDecimal(cost.cents) : onRow.find(({ severity }) => severity === 'error')?.code;
    }),
    codes: findings.map(({ code }) => code),
  };
};

t.test(
  'rows become records: amounts, days, rate of the priority axis, place, catalogue, source',
  async (t) => {
    const { entries, findings } = await read(small);
    t.same(findings, []);
    t.equal(entries.length, 5);
    const input = entries[0]?.input;
    t.match(input, {
      name: 'Konzept für die Gartenvorstadt',
      beneficiary: { name: 'StadtverwaltungBautzen', naturalPerson: false },
      place: { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen, Stadt' },
      period: { start: '2015-05-07', end: '2016-06-30' },
      amounts: {
        totalEligibleCost: { cents: 4_800_050n, evidence: 'officialList' },
        unionContribution: null,
      },
      unionRate: { rate: 8000, basis: 'priority' },
      source: { kind: 'list', locator: 'Zeile 2' },
    });
    t.equal(input?.catalogue.interventionCategory.key, '2014-2020/109');
    t.equal(entries[3]?.input.beneficiary?.name, 'Begünstigter', 'a masked name stays as it is');
    t.equal(entries[4]?.input.place.kind, 'statewide');
    t.ok(
      input?.sourceFields.some(({ value }) => value === '48000,5'),
      'the written amount is kept',
    );
  },
);

t.test('equal rows are kept, told apart and named', async (t) => {
  const { entries } = await read(small);
  t.same(
    entries.map(({ repeats }) => repeats),
    [false, false, true, false, false],
  );
  t.not(entries[1]?.rowKey, entries[2]?.rowKey);
  t.equal((await read(small)).entries[2]?.rowKey, entries[2]?.rowKey, 'the same from delivery to delivery');
});

t.test('columns count by their headings, wherever they stand and whatever spaces they hold', async (t) => {
  const swapped = small
    .replace(
      'Name des Begünstigten,Bezeichnung des Vorhabens',
      'Bezeichnung des\u00a0Vorhabens, Name des Be\u00adgünstigten ',
    )
    .replaceAll(
      'StadtverwaltungBautzen,Konzept für die Gartenvorstadt',
      'Konzept für die Gartenvorstadt,StadtverwaltungBautzen',
    );
  const { entries } = await read(`\ufeffListe der Vorhaben,,\n\n${swapped}`);
  t.equal(entries[0]?.input.beneficiary?.name, 'StadtverwaltungBautzen');
  t.equal(entries[0]?.rowNumber, 4, 'rows are numbered as a spreadsheet shows them');
});

t.test('amounts are decided once for the whole column, and that is said', async (t) => {
  t.same(await rowsOf('1580,38', '1.234'), { amounts: ['1580.38', '1234.00'], codes: ['marks_decided'] });
  t.same(await rowsOf('775', '1.234'), { amounts: ['775.00', '1234.00'], codes: ['marks_assumed'] });
  t.same(await rowsOf('1580.38', '1.234'), { amounts: ['1580.38', 'ambiguous'], codes: [] });
  t.same((await rowsOf('1e309', 'NaN', '-0,01', '0x10', '1,2345')).amounts, [
    'not_an_amount',
    'not_an_amount',
    'negative',
    'not_an_amount',
    'too_many_decimals',
  ]);
});

t.test('a file in Windows-1252 or UTF-16, with semicolons, reads the same', async (t) => {
  const expected = (await read(small)).entries.map(({ input }) => input);
  const western = Buffer.from(small, 'latin1');
  const decoded = await read(western);
  t.same(
    decoded.entries.map(({ input }) => input),
    expected,
  );
  t.same(
    decoded.findings.map(({ code }) => code),
    ['other_encoding'],
  );
  t.same(
    (await read(Buffer.from(`\ufeff${small}`, 'utf16le'))).entries.map(({ input }) => input),
    expected,
  );
});

t.test('faults of the file are named, with row and reason, all at once', async (t) => {
  const codes = async (source: string): Promise<string[]> => {
    const { entries, findings } = await read(source);
    return [...findings, ...entries.flatMap((entry) => entry.findings)]
      .filter(({ severity }) => severity === 'error')
      .map(({ code, row, column }) => [code, row, column].filter((part) => part !== null).join(' '));
  };
  t.same(await codes(''), ['empty_file']);
  t.same(await codes('\r\n\r\n'), ['empty_file']);
  t.same(await codes(headings), ['no_rows']);
  t.same(await codes('Stadt;Betrag\nRiesa;5'), ['headings_missing']);
  t.same(await codes(`${headings},Land\n${first},D`), ['headings_repeated']);
  t.same(await codes(`${headings}\n${first}\n"offen`), ['broken_csv 3']);
  t.same(await codes(`${headings}\nnur,drei,Zellen`), ['wrong_cell_count 2']);
  t.same(await codes(`${headings}\n${first},,,`), [], 'empty cells behind the last column are none');
  t.same(
    await codes(
      `${headings}\n${first.replace('07.05.2015', '31.02.2015')}\n${first.replace('30.06.2016', '01.01.2015')}`,
    ),
    ['no_such_day 2 Datum des Beginns des Vorhabens', 'end_before_start 3 Datum des Endes des Vorhabens'],
  );
  t.same(await codes('\u0001\u0002\u0003'.repeat(100)), ['headings_missing']);
});
