import ExcelJS from 'exceljs';
import t from 'tap';
import { openLibreOffice } from '../support/libreoffice.js';
import { aPerson, tokenOf } from '../support/people.js';
import { service } from './service.js';
import { workbook } from './workbook-files.js';

t.setTimeout(120_000);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const headings = [
  'Bezeichnung des Vorhabens',
  'Name des Begünstigten',
  'Datum des Beginns',
  'Förderfähige Gesamtkosten in EUR',
  'Ort',
];

/** A workbook with looks of its own, a comment and a chart, and with faults. */
async function ownWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Stadt's Liste", { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow(['Liste der Vorhaben ESF Plus 2021-2027']);
  sheet.addRow(headings);
  sheet.addRow(['=Medienlabor', 'Stadt', new Date('2023-01-01T00:00:00Z'), 158000, 'Bautzen']);
  sheet.addRow(['Ohne Tag', 'Stadt', '31.02.2023', 'viel', 'Bautzen']);
  sheet.addRow([
    'Formel',
    'Stadt',
    new Date('2023-01-01T00:00:00Z'),
    { formula: '1000*2', result: 2000 },
    'Bautzen',
  ]);
  sheet.getColumn(4).numFmt = '#,##0.00 "€"';
  sheet.getCell('A2').font = { bold: true, color: { argb: 'FF00AA00' } };
  sheet.getCell('D4').note = 'Frau Muster fragen';
  sheet.mergeCells('A1:E1');
  book.addWorksheet('Notizen').addRow(['Eigenes Blatt']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

const noteOf = (cell: ExcelJS.Cell | undefined): string => {
  const note = cell?.note;
  return typeof note === 'object' ? (note.texts ?? []).map(({ text }) => text).join('') : (note ?? '');
};
const colourOf = (cell: ExcelJS.Cell | undefined): string | undefined =>
  cell?.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined;

t.test('a workbook comes back with its looks, faults coloured and commented, findings linked', async (t) => {
  const { app, post, get, database } = await service(t);
  const sent = await post(await ownWorkbook(), xlsx);
  t.equal(sent.statusCode, 201, sent.body);
  const { id } = sent.json();
  const answer = await get(`/imports/${id}/workbook.xlsx`);
  t.equal(answer.statusCode, 200, answer.body);
  t.match(answer.headers['content-disposition'], /attachment; filename\*=UTF-8''liste-anmerkungen\.xlsx/);
  const book = await opened(answer.rawPayload);
  const sheet = book.getWorksheet("Stadt's Liste");
  t.same(sheet?.getCell('A2').font, { bold: true, color: { argb: 'FF00AA00' } }, 'looks are kept');
  t.match(sheet?.getCell('D5').value, { formula: '1000*2', result: 2000 }, 'formulas are kept');
  t.equal(sheet?.getCell('D3').numFmt, '#,##0.00 "€"');
  t.equal(sheet?.getCell('A3').value, '=Medienlabor');
  t.equal(colourOf(sheet?.getCell('C4')), 'FFFBD9D5');
  t.match(noteOf(sheet?.getCell('D4')), /^Frau Muster fragen\n\nSteckbrief: Fehler: .*\nAbhilfe: /s);
  t.not(colourOf(sheet?.getCell('A4')), 'FFFBD9D5', 'neighbours with the same looks stay as they are');
  const findings = book.getWorksheet('Befunde');
  const rows = findings?.getRows(1, findings.rowCount) ?? [];
  const fault = rows.find((row) => row.getCell(3).text === 'D4');
  t.match(fault?.getCell(3).value, { hyperlink: "#'Stadt''s Liste'!D4" });
  t.equal(fault?.getCell(1).text, 'Fehler');
  t.equal(fault?.getCell(5).text, 'viel');

  const again = await get(`/imports/${id}/workbook.xlsx`);
  t.ok(answer.rawPayload.equals(again.rawPayload), 'the same bytes');
  const second = (await post(answer.rawPayload, xlsx)).json();
  const { counts, findings: first } = sent.json();
  t.same(second.counts, counts, 'sent again, it reads the same');
  t.same(
    second.findings.map((each: { code: string; count: number }) => [each.code, each.count]),
    first.map((each: { code: string; count: number }) => [each.code, each.count]),
  );
  const third = await opened((await get(`/imports/${second.id}/workbook.xlsx`)).rawPayload);
  t.equal(third.worksheets.length, book.worksheets.length, 'one sheet of findings');
  t.equal(noteOf(third.getWorksheet("Stadt's Liste")?.getCell('D4')).split('Steckbrief: ').length, 2);

  const city = await aPerson(database, 'cityLead', '14625020');
  const foreign = await app.inject({ url: `/api/v1/imports/${id}/workbook.xlsx`, headers: tokenOf(city) });
  t.equal(foreign.statusCode, 403);
  const logged =
    await database.ownerSql`select 1 as one from access_log where as_file and route like '%workbook.xlsx'`;
  t.ok(logged.length >= 2, 'who took the file is logged');
});

t.test('a text file comes back as a workbook that LibreOffice opens and that reads the same', async (t) => {
  const { post, get } = await service(t);
  const lines = [
    headings.join(';'),
    '"007 @Café ""Süd""";=SUMME(A1);01.02.2023;12.345,60;Bautzen',
    '',
    'Zwei;Stadt;31.02.2023;viel;01917 Kamenz',
  ];
  const sent = (await post(lines.join('\r\n'))).json();
  const answer = await get(`/imports/${sent.id}/workbook.xlsx`);
  t.equal(answer.statusCode, 200, answer.body);
  const sheet = (await opened(answer.rawPayload)).getWorksheet('Liste');
  t.equal(sheet?.getCell('B2').value, '=SUMME(A1)');
  t.equal(sheet?.getCell('D2').value, '12.345,60');
  t.match(sheet?.views, [{ state: 'frozen', ySplit: 1 }]);
  t.equal(colourOf(sheet?.getCell('D4')), 'FFFBD9D5');
  const second = (await post(answer.rawPayload, xlsx)).json();
  const [old, now] = await Promise.all(
    [sent, second].map(async ({ id }) => (await get(`/imports/${id}/rows`)).json().items),
  );
  t.same(
    now.map(({ values }: { values: { source: unknown } }) => ({ ...values, source: null })),
    old.map(({ values }: { values: { source: unknown } }) => ({ ...values, source: null })),
  );
  const office = openLibreOffice(t);
  if (!office) return;
  const sheets = await office.sheets(answer.rawPayload);
  t.same(sheets.Liste?.[1], ['007 @Café "Süd"', '=SUMME(A1)', '01.02.2023', '12.345,60', 'Bautzen']);
  t.ok(sheets.Befunde?.some((row) => row[2] === 'D4'));
});

t.test('a workbook that cannot be written as it is comes back plain, and says so', async (t) => {
  const { post, get } = await service(t);
  const sheet = {
    name: 'A',
    rows: [headings, ['V', 'B', { number: 45000, style: 1 }, 'viel', 'Bautzen']],
    after: '<mergeCells><mergeCell ref="A10:XFD1048576"/></mergeCells>',
  };
  const { id } = (await post(workbook([sheet]), xlsx)).json();
  const answer = await get(`/imports/${id}/workbook.xlsx`);
  t.equal(answer.statusCode, 200, answer.body);
  const book = await opened(answer.rawPayload);
  t.equal(colourOf(book.getWorksheet('A')?.getCell('D2')), 'FFFBD9D5');
  t.same(book.getWorksheet('A')?.getCell('C2').value, new Date('2023-03-15T00:00:00Z'));
  t.match(book.getWorksheet('Befunde')?.getCell('A3').text, /Formatierung ließ sich nicht erhalten/);
});

t.test('a Steckbrief is no table', async (t) => {
  const { post, get } = await service(t);
  const { id } = (await post('Name des Vorhabens: Eins', 'text/plain')).json();
  t.equal((await get(`/imports/${id}/workbook.xlsx`)).statusCode, 409);
});
