import ExcelJS from 'exceljs';
import t from 'tap';
import { testApp } from '../support/app.js';
import { openLibreOffice } from '../support/libreoffice.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { call } from '../support/workflow.js';
import { structureFaults } from '../web/html-structure.js';
import { emptyPlan } from './a-plan.js';

t.setTimeout(240_000);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const { app, database } = await testApp(t, 'reference');
const editor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const years = (...all: [year: number, cost: string | null, grant: string | null][]) =>
  all.map(([year, cost, grant]) => ({ year, cost, grant, ownShare: null }));
const project = (number: string, change: object = {}) => ({
  number,
  name: `Vorhaben ${number}`,
  kind: 'neighbourhood',
  executingBody: null,
  reference: null,
  years: years([2024, '10000.00', '9500.00']),
  ...change,
});
const begun = await call(app, editor, 'POST', '/city-drafts', {
  kind: 'plan',
  city: bautzen,
  content: {
    ...emptyPlan,
    projects: [project('E.1'), project('E.2'), project('E.3', { kind: 'accompanying' })],
  },
});
const { id } = begun.json();
const template = async () =>
  app.inject({ url: `/api/v1/plan-drafts/${id}/part-c.xlsx`, headers: tokenOf(editor) });
const send = async (payload: Buffer | string, type = xlsx, of = id) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/plan-drafts/${of}/part-c`,
    headers: { ...tokenOf(editor), 'content-type': type },
    payload,
  });
async function edited(
  change: (cell: (heading: string, row: number) => ExcelJS.Cell) => void,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array((await template()).rawPayload).buffer);
  const sheet = book.getWorksheet('Teil C');
  const headings = sheet?.getRow(5).values as string[];
  change((heading, row) => {
    const column = headings.indexOf(heading);
    if (column < 1 || sheet === undefined) throw new Error(`no column ${heading}`);
    return sheet.getRow(5 + row).getCell(column);
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
const changesOf = (body: { changes: { number: string; change: string }[] }) =>
  body.changes.map(({ number, change }) => `${number} ${change}`);

t.test('the template holds the projects of the draft and comes back unchanged', async (t) => {
  const made = await template();
  t.equal(made.statusCode, 200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(made.rawPayload).buffer);
  const [sheet] = book.worksheets;
  t.equal(sheet?.getCell('A6').text, 'E.1');
  t.ok(Reflect.get(sheet ?? {}, 'sheetProtection'), 'headings are protected');
  t.equal(sheet?.getCell('A6').protection?.locked ?? true, true, 'so is the number of what is there');
  t.equal(sheet?.getCell('A9').protection?.locked, false, 'and not that of a new one');
  t.equal(sheet?.getCell('C6').dataValidation.type, 'list');
  const { findings, changes } = (await send(made.rawPayload)).json();
  t.same(
    findings.filter(({ severity }: { severity: string }) => severity === 'error'),
    [],
  );
  t.same(changesOf({ changes }), ['E.1 unchanged', 'E.2 unchanged', 'E.3 unchanged']);
  const foreign = await app.inject({
    url: `/api/v1/plan-drafts/${id}/part-c.xlsx`,
    headers: tokenOf(neighbour),
  });
  t.equal(foreign.statusCode, 404, 'of others nothing');
});

t.test('everything that is wrong is said at once, each at its cell', async (t) => {
  const faulty = await edited((cell) => {
    cell('Kosten 2024', 1).value = 'viel';
    cell('Zuwendung 2025', 2).value = -5;
    cell('Art', 3).value = 'Baustelle';
    cell('Vorhaben im Register', 3).value = 'SN21-9999 Gibt es nicht';
    cell('Name des Vorhabens', 4).value = 'Ohne Nummer';
    cell('Nummer', 5).value = 'E.1';
    cell('Nummer', 6).value = 'E.9';
  });
  const { findings, projects } = (await send(faulty)).json();
  const errors = findings
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`)
    .sort();
  t.equal(errors.length, 7, errors.join(', '));
  t.match(errors.join(), /A9 required_field_missing.*B11 required_field_missing.*unknown_project/);
  t.same(projects, [], 'nothing to take over');
  const nothing = await send('a;b\n1;2', 'text/csv');
  t.match(nothing.json().findings, [{ code: 'headings_missing' }]);
});

t.test('what is new, changed and missing is shown, and becomes part C of the draft', async (t) => {
  const { page, send: post } = visitorOf(t, app);
  const path = `/arbeitsbereich/handlungskonzepte/${id}/teil-c`;
  const file = await edited((cell) => {
    cell('Kosten 2024', 1).value = 12_500.5;
    cell('Zuwendung 2024', 1).value = null;
    cell('Nummer', 2).value = null;
    for (const heading of ['Name des Vorhabens', 'Art', 'Kosten 2024', 'Zuwendung 2024'])
      cell(heading, 2).value = null;
    cell('Nummer', 4).value = 'E.4';
    cell('Name des Vorhabens', 4).value = 'Lernwerkstatt';
    cell('Eigenanteil 2026', 4).value = 0;
  });
  const { changes, findings, projects } = (await send(file)).json();
  t.same(changesOf({ changes }), ['E.1 changed', 'E.2 missing', 'E.3 unchanged', 'E.4 new']);
  t.same(changes[0].differences, [{ field: 'cost.2024', before: '10000.00', after: '12500.50' }]);
  t.ok(
    findings.some(
      ({ code, cell }: { code: string; cell: string }) => code === 'cell_emptied' && /6$/.test(cell),
    ),
    'an empty cell deletes nothing, and that is said',
  );
  t.match(projects[3], {
    number: 'E.4',
    kind: 'neighbourhood',
    years: [{ year: 2026, cost: null, ownShare: '0.00' }],
  });
  const boundary = 'grenze';
  const form = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="c.xlsx"\r\ncontent-type: ${xlsx}\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const preview = await app.inject({
    method: 'POST',
    url: path,
    headers: { ...browserOf(editor), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: form,
  });
  t.equal(preview.statusCode, 200);
  t.strictSame(structureFaults(preview.body), []);
  t.match(preview.body, /12\.500,50/);
  const shown = await page(editor, path);
  t.match(shown.text, 'Teil C herunterladen');
  const taken = { version: '1', projects: JSON.stringify(projects), missing: 'E.2', remove: '1' };
  t.match(await post(editor, `${path}/uebernehmen`, taken), { status: 303 });
  const draft = (await call(app, editor, 'GET', `/city-drafts/${id}`)).json();
  t.same(
    draft.content.projects.map(({ number }: { number: string }) => number),
    ['E.1', 'E.3', 'E.4'],
  );
  t.equal((await post(editor, `${path}/uebernehmen`, taken)).status, 412, 'the draft has moved on');
  t.equal((await post(neighbour, `${path}/uebernehmen`, taken)).status, 404);
  const older = (await send(file)).json();
  t.ok(older.findings.some(({ code }: { code: string }) => code === 'template_outdated'));
});

const office = openLibreOffice(t);
if (office)
  t.test('one amount changed in LibreOffice is the one change that is shown', async (t) => {
    const { rawPayload } = await template();
    const { changes, findings } = (
      await send(await office.withAmount(rawPayload, { before: 12_500.5, after: 13_000.25 }))
    ).json();
    t.same(
      findings.filter(({ severity }: { severity: string }) => severity === 'error'),
      [],
    );
    t.same(changesOf({ changes }), ['E.1 changed', 'E.3 unchanged', 'E.4 unchanged']);
    t.same(changes[0].differences, [{ field: 'cost.2024', before: '12500.50', after: '13000.25' }]);
  });
