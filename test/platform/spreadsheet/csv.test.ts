import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import t from 'tap';
import {
  type CsvDialect,
  csvLine,
  csvSeparator,
  originalText,
} from '../../../src/platform/spreadsheet/csv.js';
import { csvTable } from '../../../src/platform/spreadsheet/csv-table.js';
import type { ColumnType } from '../../../src/platform/spreadsheet/table.js';

t.test('fields are quoted after RFC 4180', async (t) => {
  t.equal(
    csvLine([{ text: 'a,b' }, { text: 'say "so"' }, null, { number: '-1.50' }], 'rfc4180'),
    '"a,b","say ""so""",,-1.50\r\n',
  );
  t.equal(csvLine([{ text: 'a;b' }, { number: '1,50' }], 'excel-de'), '"a;b";1,50\r\n');
});

t.test('text a spreadsheet would calculate is kept from it', async (t) => {
  for (const text of ['=1+1', '+1', '-1', '@A1', ' =1', '\u00a0=1', '\t=1', '＝1+1', '\r=1'])
    t.match(csvLine([{ text }], 'rfc4180'), /^"?'/, JSON.stringify(text));
  t.equal(csvLine([{ text: 'E-Mail' }], 'rfc4180'), 'E-Mail\r\n');
});

t.test('whatever is written is read back, letter by letter', async () => {
  const awkward = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ' ',
    "'",
    '"',
    ',',
    ';',
    '＝',
    '\u200b',
    '\ufeff',
    'a',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(awkward).map((parts) => parts.join('')),
  );
  const rows = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, fc.constantFrom<CsvDialect>('rfc4180', 'excel-de'), (texts, dialect) => {
      const columns = ['x', 'y', 'z'].map((heading) => ({ heading, type: 'text', width: 1 }) as const);
      const table = csvTable(columns, dialect);
      const file = table.head + table.lines(texts);
      const read = parse(file, { delimiter: csvSeparator[dialect], bom: true, record_delimiter: '\r\n' });
      const back = read.slice(1).map((row) => row.map(originalText));
      // What a spreadsheet would calculate never begins a field.
      return (
        JSON.stringify(back) === JSON.stringify(texts) &&
        read.every((row) => row.every((field) => !/^[\s\u200b]*[=+@＝-]|^[\t\r\n]/.test(field)))
      );
    }),
  );
});

t.test('each type of column in both dialects', async (t) => {
  const types: ColumnType[] = ['text', 'code', 'money', 'rate', 'day', 'count'];
  const columns = types.map((type) => ({ heading: type, type, width: 1 }));
  const rows = [
    ['', '02203', -150n, 9501, '2024-02-29', 3],
    [null, null, null, null, null, null],
  ];
  t.equal(
    csvTable(columns, 'rfc4180').head + csvTable(columns, 'rfc4180').lines(rows),
    'text,code,money,rate,day,count\r\n"",02203,-1.50,95.01,2024-02-29,3\r\n,,,,,\r\n',
  );
  t.equal(
    csvTable(columns, 'excel-de').head + csvTable(columns, 'excel-de').lines(rows),
    '\ufefftext;code;money;rate;day;count\r\n"";02203;-1,50;95,01;29.02.2024;3\r\n;;;;;\r\n',
  );
});
