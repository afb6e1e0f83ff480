import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import t from 'tap';
import { csvLine } from '../../../src/platform/spreadsheet/csv.js';

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

t.test('whatever is written is read back', async () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), (texts) => {
      const [row] = parse(
        csvLine(
          texts.map((text) => ({ text })),
          'rfc4180',
        ),
        { bom: false },
      ) as string[][];
      return texts.every((text, index) => [text, `'${text}`].includes(row?.[index] ?? ''));
    }),
  );
});
