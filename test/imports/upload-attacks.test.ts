import t from 'tap';
import { list, published, service } from './service.js';
import { letters, workbook, zip } from './workbook-files.js';

t.setTimeout(120_000);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const headings = ['Bezeichnung des Vorhabens', 'Name des Begünstigten', 'Förderfähige Gesamtkosten'];
const sheet = (rows: Parameters<typeof workbook>[0][number]['rows'], more = {}) => [
  { name: 'A', rows, ...more },
];
const good = sheet([headings, ['V', 'B', 1]]);
const endlessTexts = Buffer.alloc(6_000_001 * 5, '<si/>');
const doctype =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

t.test(
  'workbooks made to do harm end in the right status; nothing is kept; the service goes on',
  async (t) => {
    const { post, database } = await service(t);
    const status = async (body: Buffer, type = xlsx) => {
      const answer = await post(body, type);
      return `${answer.statusCode} ${answer.json().code}`;
    };
    const cases: readonly (readonly [string, Buffer, string])[] = [
      [
        'a bomb that says so',
        workbook(good, { parts: { 'xl/worksheets/sheet1.xml': Buffer.alloc(200 * 1024 * 1024, 32) } }),
        '413 too_large',
      ],
      [
        '100,000 entries',
        zip(Array.from({ length: 5_000 }, (_, n) => ({ name: `xl/worksheets/${n}`, content: '' }))),
        '413 too_large',
      ],
      [
        'a count that is too low',
        zip(
          [
            { name: 'xl/workbook.xml', content: '' },
            { name: 'xl/b', content: '' },
          ],
          1,
        ),
        '413 too_large',
      ],
      [
        'names that lead outside',
        workbook(good, { entries: [{ name: '../../x', content: '' }] }),
        '400 malformed',
      ],
      [
        'an absolute name',
        workbook(good, { entries: [{ name: '/etc/passwd', content: '' }] }),
        '400 malformed',
      ],
      [
        'two names for one entry',
        workbook(good, { entries: [{ name: 'xl/y', innerName: 'xl/z', content: '' }] }),
        '400 malformed',
      ],
      [
        'entries that share bytes',
        workbook(good, {
          entries: [
            { name: 'xl/y', content: 'a' },
            { name: 'xl/y2', overlaps: true, content: 'a' },
          ],
        }),
        '400 malformed',
      ],
      [
        'the same name twice',
        workbook(good, { entries: [{ name: 'xl/workbook.xml', content: '' }] }),
        '400 malformed',
      ],
      [
        'protected',
        workbook(good, { entries: [{ name: 'xl/y', content: '', encrypted: true }] }),
        '415 unsupported_format',
      ],
      [
        'DOCTYPE in a sheet',
        workbook(good, { parts: { 'xl/worksheets/sheet1.xml': `${doctype}<worksheet/>` } }),
        '400 malformed',
      ],
      [
        'DOCTYPE in the texts',
        workbook(good, { parts: { 'xl/sharedStrings.xml': `${doctype}<sst><si><t>&b;</t></si></sst>` } }),
        '400 malformed',
      ],
      [
        'an entity without declaration',
        workbook(good, { parts: { 'xl/sharedStrings.xml': '<sst><si><t>&b;</t></si></sst>' } }),
        '400 malformed',
      ],
      [
        'an entity that every object has',
        workbook(good, { parts: { 'xl/sharedStrings.xml': '<sst><si><t>&constructor;</t></si></sst>' } }),
        '400 malformed',
      ],
      [
        'the same row again and again',
        workbook(good, {
          parts: { 'xl/worksheets/sheet1.xml': `<sheetData>${'<row r="1"/>'.repeat(9)}</sheetData>` },
        }),
        '400 malformed',
      ],
      [
        'more texts than any list has',
        workbook(good, { parts: { 'xl/sharedStrings.xml': endlessTexts } }),
        '413 too_large',
      ],
      [
        'DOCTYPE in the list of sheets',
        workbook(good, { parts: { 'xl/workbook.xml': `${doctype}<workbook/>` } }),
        '400 malformed',
      ],
      [
        'a cell outside every sheet',
        workbook(sheet([[{ xml: '<c r="XFD1048577"><v>1</v></c>' }]])),
        '400 malformed',
      ],
      [
        'a column that does not exist',
        workbook(sheet([[{ xml: '<c r="XFE1"><v>1</v></c>' }]])),
        '400 malformed',
      ],
      [
        'a value in the last column',
        workbook(sheet([[{ xml: '<c r="XFD1"><v>1</v></c>' }]])),
        '413 too_large',
      ],
      ['no sheet', workbook([]), '400 malformed'],
      ['cut off', workbook(good).subarray(0, 600), '400 malformed'],
      ['bytes changed', Buffer.from(workbook(good)).fill(0xff, 900, 1_000), '400 malformed'],
      [
        'macros',
        workbook(good, { entries: [{ name: 'xl/vbaProject.bin', content: 'x' }] }),
        '415 unsupported_format',
      ],
      ['another archive', zip([{ name: 'a.txt', content: 'x' }]), '415 unsupported_format'],
      [
        'OpenDocument',
        zip([
          { name: 'mimetype', content: 'x' },
          { name: 'application/vnd.oasis.opendocument.spreadsheet', content: '' },
        ]),
        '415 unsupported_format',
      ],
      [
        'protected by a password',
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
        '415 unsupported_format',
      ],
      [
        'a web page called .xlsx',
        Buffer.from('<html><table><tr><td>x</td></tr></table></html>'),
        '415 unsupported_format',
      ],
      [
        'the XML of 2003',
        Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
        '415 unsupported_format',
      ],
    ];
    for (const [what, body, expected] of cases) {
      t.equal(await status(body), expected, what);
    }
    t.equal(await published(database), 0);
    const [kept] = await database.ownerSql`select count(*)::int as n from import_run`;
    t.equal(kept?.n, 0);
    t.equal(
      (await post(workbook(good, { stored: true }), xlsx)).statusCode,
      201,
      'and a good one is read, also one that is not packed',
    );
  },
);

t.test('directories that lie about sizes are found out while unpacking', async (t) => {
  const { post } = await service(t);
  const strings = `<sst>${'<si><t>x</t></si>'.repeat(10)}</sst>`;
  for (const claimed of [10, strings.length * 2]) {
    const entries = [{ name: 'xl/extra.xml', content: strings, claimed }];
    const rels =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rIdT" Type="x/sharedStrings" Target="extra.xml"/></Relationships>';
    const answer = await post(
      workbook(good, { parts: { 'xl/_rels/workbook.xml.rels': rels }, entries }),
      xlsx,
    );
    t.equal(answer.statusCode, 400, answer.body);
  }
});

t.test('a list under a wrong name is read; sheets that claim too much and wide ones too', async (t) => {
  const { post } = await service(t);
  const named = await post(list, xlsx);
  t.match(named.json(), { format: 'list', counts: { rows: 5 } }, 'CSV sent as a workbook');
  const asCsv = await post(workbook(good), 'text/csv');
  t.match(asCsv.json(), { format: 'list', counts: { rows: 1 } }, 'a workbook sent as CSV');
  const wide = Array.from({ length: 300 }, (_, n) => `Spalte ${letters(n)}`);
  const rows = [[...headings, ...wide], ['V', 'B', 1], ...Array.from({ length: 40 }, () => null)];
  const answer = await post(workbook(sheet(rows, { before: '<dimension ref="A1:XFD1048576"/>' })), xlsx);
  t.match(answer.json(), { counts: { rows: 1 } });
});
