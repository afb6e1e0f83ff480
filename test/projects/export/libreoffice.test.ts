import ExcelJS from 'exceljs';
import t from 'tap';
import { publishNew } from '../../support/a-project.js';
import { openLibreOffice } from '../../support/libreoffice.js';
import { exportApp } from './export-app.js';
import { manyProjects } from './many-projects.js';

t.test(
  'LibreOffice opens the workbook and its sums are right to the cent',
  { timeout: 240_000 },
  async (t) => {
    const office = openLibreOffice(t);
    if (office === null) return;
    const { app, database } = await exportApp(t);
    const inputs = manyProjects(400);
    await publishNew(database, ...inputs);
    const workbook = (await app.inject('/api/v1/projects.xlsx')).rawPayload;
    const opened = await office.sheets(workbook);
    const table = opened.Vorhaben ?? [];
    t.equal(table.length, inputs.length + 1);
    const name = table[0]?.indexOf('Name des Vorhabens') ?? -1;
    // Which line end LibreOffice writes inside a cell differs from version to version.
    const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n');
    const names = new Set(table.map((row) => oneLineEnd(row[name] ?? '')));
    const expectedNames = inputs.map((input) => oneLineEnd(input.name));
    t.same(
      expectedNames.filter((expected) => !names.has(expected)),
      [],
      'text is shown as it is, never calculated',
    );
    t.ok(
      table.some((row) => row.includes('02203')),
      'leading zeros stay',
    );

    const cost = inputs.reduce((sum, { amounts }) => sum + (amounts.totalEligibleCost?.cents ?? 0n), 0n);
    const union = inputs.reduce((sum, { amounts }) => sum + (amounts.unionContribution?.cents ?? 0n), 0n);
    const total = (sheets: typeof opened, label: string) =>
      sheets['Angaben zur Mappe']?.find(([first]) => first === label)?.slice(1, 3);
    const stated = inputs.filter(({ amounts }) => amounts.totalEligibleCost !== null).length;
    t.same(total(opened, 'Vorhaben'), ['', '400']);
    t.same(centsOf(total(opened, 'Förderfähige Gesamtkosten')), [cost, stated]);
    t.same(centsOf(total(opened, 'EU-Betrag: angegeben')), [union, stated]);

    const changed = await office.sheets(await withoutResults(workbook));
    t.same(
      centsOf(total(changed, 'Förderfähige Gesamtkosten')),
      [cost + 100_000n, stated],
      'the sums are formulas that follow the table',
    );
    t.same(centsOf(total(changed, 'EU-Betrag: angegeben')), [union, stated]);
  },
);

function centsOf([amount = '', count = '']: string[] = []): [bigint, number] {
  return [BigInt(Math.round(Number(amount) * 100)), Number(count)];
}

/** The same workbook with one amount 1,000 EUR higher and no formula telling its old value. */
async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const table = workbook.getWorksheet('Vorhaben');
  let column = 0;
  table?.getRow(1).eachCell((cell, at) => {
    if (cell.value === 'Förderfähige Gesamtkosten: EUR') column = at;
  });
  const cell = table?.getColumn(column).values.findIndex((value) => typeof value === 'number') ?? 0;
  const amount = table?.getRow(cell).getCell(column);
  if (amount) amount.value = Number(amount.value) + 1_000;
  workbook.getWorksheet('Angaben zur Mappe')?.eachRow((row) =>
    row.eachCell((found) => {
      if (found.formula) found.value = { formula: found.formula };
    }),
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
