import t from 'tap';
import { decodeText } from '../../../src/platform/spreadsheet/reading/text-encoding.js';

t.test('what is not UTF-8 is read as Windows-1252, on every version of Node', async (t) => {
  const bytes = Buffer.from('12.000 \u0080 \u0084Süd\u0093 \u0096 Vorhaben\u0085', 'latin1');
  t.same(decodeText(bytes), { text: '12.000 € „Süd“ – Vorhaben…', encoding: 'Windows-1252' });
  t.equal(decodeText(Buffer.from([0xe4, 0x81])).text, 'ä\u0081', 'a byte the encoding leaves free');
});

t.test('UTF-8 and UTF-16 with and without a mark', async (t) => {
  t.same(decodeText(Buffer.from('\ufeffGrün €')), { text: 'Grün €', encoding: 'UTF-8' });
  t.same(decodeText(Buffer.from('\ufeffGrün €', 'utf16le')), { text: 'Grün €', encoding: 'UTF-16LE' });
  t.same(decodeText(Buffer.from('\ufeffGrün €', 'utf16le').swap16()), {
    text: 'Grün €',
    encoding: 'UTF-16BE',
  });
});
