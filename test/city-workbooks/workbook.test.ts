import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import t from 'tap';
import {
  entryLabel,
  fundingPeriodOf,
  matchCatalogue,
  referenceCatalogue,
} from '../../src/catalogue/index.js';
import { importForCity, writeTemplate } from '../../src/city-workbooks/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { systemActor } from '../../src/kernel/actor.js';
import { openDrawingPool } from '../../src/platform/workers/drawing-pool.js';
import { catalogueFields, unknownAmounts } from '../../src/projects/index.js';
import { aRound, programmeProject, publishedReferences } from '../rounds/a-round.js';
import { testApp } from '../support/app.js';
import { openLibreOffice } from '../support/libreoffice.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { call } from '../support/workflow.js';

t.setTimeout(180_000);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const { app, database } = await testApp(t, 'reference');
const editor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const staff = await aPerson(database, 'staff');
const round = await aRound(database);
const [first = '', second = '', foreign = ''] = await publishedReferences(
  database,
  programmeProject(bautzen, '=Läden mit Zukunft', {
    planNumber: 'A.1',
    amounts: { ...unknownAmounts, totalEligibleCost: { cents: 15_843_721n, evidence: 'decision' } },
  }),
  programmeProject(bautzen, 'Alltagslotsen', { planNumber: 'A.2' }),
  programmeProject(goerlitz, 'Nachbarschaft'),
);
const { draftId } = (
  await database.ownerSql`
    insert into project_draft (created_by, owner_city, name, place_kind, place_id, source_kind, source_title, total_cost, total_cost_evidence)
    select 'test', ${bautzen}, 'Neues Café', 'municipality', id, 'form', 'Angaben der Stadt', 1234567, 'ownStatement'
    from place where ags = ${bautzen} returning id as "draftId"`
)[0] as { draftId: string };

const template = async (who: Actor, ags = bautzen, query = '') => {
  const answer = await app.inject({
    url: `/api/v1/cities/${ags}/template.xlsx${query}`,
    headers: tokenOf(who),
  });
  return { status: answer.statusCode, bytes: answer.rawPayload, answer };
};
const send = async (who: Actor, body: Buffer | string, type = xlsx) => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/city-uploads',
    headers: { ...tokenOf(who), 'content-type': type },
    body,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const rowsOf = async (who: Actor, id: string, change = '') =>
  (await call(app, who, 'GET', `/city-uploads/${id}/rows${change && `?change=${change}`}`)).json().items;

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}
const headingsRow = 5;
/** A cell by the heading of its column and the code its row begins with. */
function cellOf(book: ExcelJS.Workbook, heading: string, code: string | number): ExcelJS.Cell {
  const sheet = book.getWorksheet('Vorhaben');
  if (!sheet) throw new Error('no sheet of projects');
  const headings = sheet.getRow(headingsRow).values as string[];
  const rows = sheet.getRows(headingsRow + 1, 200) ?? [];
  const row = typeof code === 'number' ? code : rows.find((each) => each.getCell(1).text === code)?.number;
  if (row === undefined || !headings.includes(heading)) throw new Error(`no cell ${heading} of ${code}`);
  return sheet.getRow(row).getCell(headings.indexOf(heading));
}
const saved = async (book: ExcelJS.Workbook): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer());
const drafts = async (): Promise<number> =>
  (await database.ownerSql`select count(*)::int as n from project_draft`)[0]?.n;

t.test(
  'the template holds the projects of the city, explained, protected, with lists and a mark',
  async (t) => {
    const { status, bytes, answer } = await template(editor);
    t.equal(status, 200, answer.body);
    t.match(answer.headers['content-disposition'], /vorlage-bautzen-.*\.xlsx/);
    const book = await opened(bytes);
    t.same(
      book.worksheets.map(({ name }) => name),
      ['Vorhaben', 'Anleitung', 'Auswahllisten'],
    );
    t.equal(cellOf(book, 'Name des Vorhabens', first).value, '=Läden mit Zukunft');
    t.equal(cellOf(book, 'Stand der Bearbeitung', first).value, 'veröffentlicht');
    const ofDraft = `E-${draftId.replaceAll('-', '').slice(0, 12)}`;
    t.equal(cellOf(book, 'Gesamtkosten', ofDraft).value, 12345.67, 'drafts of the city are in it');
    t.throws(() => cellOf(book, 'Name des Vorhabens', foreign), 'no project of another city');
    const name = cellOf(book, 'Name des Vorhabens', second);
    t.equal(name.protection?.locked, false, 'what people fill in can be changed');
    t.not(cellOf(book, 'Kennung', second).protection?.locked, false, 'what a row is known by cannot');
    const [sheet] = book.worksheets;
    t.equal(sheet?.getCell('B6').dataValidation.prompt, 'Wie im Zuwendungsbescheid, höchstens 800 Zeichen.');
    t.match(cellOf(book, 'Interventionskategorie', 100).dataValidation, {
      type: 'list',
      formulae: [/^'Auswahllisten'!\$[A-Z]\$4:\$[A-Z]\$\d+$/],
    });
    t.match(
      sheet?.getCell('A4').text,
      new RegExp(`Fassung 1, Stadt ${bautzen}, Registerstand \\d+, Runde ${round}`),
    );
    t.match(sheet?.views[0], { state: 'frozen', xSplit: 2, ySplit: headingsRow });
    const sheets = [await template(editor), await template(editor)];
    t.ok(sheets[0]?.bytes.equals(sheets[1]?.bytes ?? Buffer.alloc(0)), 'the same template, the same bytes');
  },
);

t.test(
  'a city gets its own template only, the service centre any, without what was not handed in',
  async (t) => {
    t.equal((await template(neighbour)).status, 404);
    t.equal((await template(neighbour, goerlitz)).status, 200);
    t.equal((await template(staff, bautzen, '?round=00000000-0000-4000-8000-000000000000')).status, 404);
    const { status, bytes } = await template(staff);
    t.equal(status, 200);
    const book = await opened(bytes);
    t.equal(cellOf(book, 'Name des Vorhabens', second).value, 'Alltagslotsen');
    t.notMatch(JSON.stringify(book.worksheets[0]?.getColumn(2).values), /Neues Café/);
  },
);

t.test('an untouched template changes nothing, whoever saved it', async (t) => {
  const { bytes } = await template(editor);
  const { status, body } = await send(editor, bytes);
  t.equal(status, 201, JSON.stringify(body));
  t.match(
    body.counts,
    { rows: 3, new: 0, changed: 0, unchanged: 3, errors: 0 },
    JSON.stringify(body.findings),
  );
  t.same(body.questions, []);
  t.match(body.template, { version: 1, city: bautzen, round });
  const nothing = await call(app, editor, 'POST', `/city-uploads/${body.id}/take`);
  t.equal(nothing.statusCode, 422);
});

const office = openLibreOffice(t);
if (office)
  t.test('one amount changed in LibreOffice is the one change that is shown', async (t) => {
    const { bytes } = await template(editor);
    const edited = await office.withAmount(bytes, { before: 158437.21, after: 160000.5 });
    const { body } = await send(editor, edited);
    t.match(
      body.counts,
      { rows: 3, new: 0, changed: 1, unchanged: 2, errors: 0 },
      JSON.stringify(body.findings),
    );
    const [changed] = await rowsOf(editor, body.id, 'changed');
    t.equal(changed.reference, first);
    t.same(
      changed.differences.map(({ field, after }: { field: string; after: string }) => [field, after]),
      [['totalEligibleCost', '160000.50']],
    );
    const book = await opened(edited);
    const [sheet] = book.worksheets;
    t.ok(Reflect.get(sheet ?? {}, 'sheetProtection'), 'protection outlives LibreOffice');
    t.equal(cellOf(book, 'Fonds', first).dataValidation.type, 'list');
  });

t.test('changes become drafts of the city for the open round, and nothing is published', async (t) => {
  const book = await opened((await template(editor)).bytes);
  cellOf(book, 'Beschreibung', first).value = 'Jetzt mit Werkstatt';
  cellOf(book, 'Gesamtkosten', second).value = null;
  cellOf(book, 'Ende', second).value = new Date('2027-06-30T00:00:00Z');
  cellOf(book, 'Änderung von Geld oder Zeit beruht auf', second).value = 'bei der SAB beantragt';
  cellOf(book, 'Name des Vorhabens', 9).value = 'Nähstube';
  cellOf(book, 'Förderrichtlinie', 9).value =
    '02203 – FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027';
  cellOf(book, 'Zuwendung', 10).value = 'viel';
  cellOf(book, 'Name des Vorhabens', 10).value = 'Mit Fehler';
  const before = await drafts();
  const { body } = await send(editor, await saved(book));
  t.match(
    body.counts,
    { rows: 5, new: 1, changed: 2, unchanged: 1, errors: 1 },
    JSON.stringify(body.findings),
  );
  t.equal(await drafts(), before, 'a preview creates nothing');
  const fault = body.findings.find(({ severity }: { severity: string }) => severity === 'error');
  t.match(fault.places[0], { sheet: 'Vorhaben', column: 'Zuwendung', value: 'viel', cell: /10$/ });
  t.equal((await call(app, neighbour, 'POST', `/city-uploads/${body.id}/take`)).statusCode, 404);
  const taken = await call(app, editor, 'POST', `/city-uploads/${body.id}/take`);
  t.equal(taken.statusCode, 200, taken.body);
  t.equal(taken.json().state, 'taken');
  t.equal(await drafts(), before + 3);
  t.equal(
    (await call(app, editor, 'POST', `/city-uploads/${body.id}/take`)).statusCode,
    200,
    'twice is once',
  );
  t.equal(await drafts(), before + 3);
  const made = await database.ownerSql`
    select name, kind, state, summary, period_end::text as end, change_basis, owner_city, round_id, total_cost,
      funding_period_id is not null as "hasPeriod", source_title
    from project_draft where round_id = ${round} order by name`;
  t.match(made, [
    { name: '=Läden mit Zukunft', kind: 'amendment', state: 'draft', summary: 'Jetzt mit Werkstatt' },
    { name: 'Alltagslotsen', kind: 'amendment', end: '2027-06-30', change_basis: 'appliedFor' },
    {
      name: 'Nähstube',
      kind: 'new',
      owner_city: bautzen,
      hasPeriod: true,
      source_title: 'Angaben der Stadt',
    },
  ]);
  const [published] =
    await database.ownerSql`select count(*)::int as n from project_version where name = 'Nähstube'`;
  t.equal(published?.n, 0);

  const again = await send(editor, await saved(book));
  t.match(
    again.body.counts,
    { new: 0, changed: 0, unchanged: 4, errors: 1 },
    'the same file again changes nothing',
  );
});

t.test('the file comes back with its faults marked, still protected, and can be corrected', async (t) => {
  const book = await opened((await template(editor)).bytes);
  cellOf(book, 'Eigenanteil', first).value = 'unklar';
  const { body } = await send(editor, await saved(book));
  const answer = await app.inject({
    url: `/api/v1/city-uploads/${body.id}/workbook.xlsx`,
    headers: tokenOf(editor),
  });
  t.equal(answer.statusCode, 200);
  const marked = await opened(answer.rawPayload);
  t.match(cellOf(marked, 'Eigenanteil', first).fill, { fgColor: { argb: 'FFFBD9D5' } });
  t.equal(cellOf(marked, 'Fonds', first).dataValidation.type, 'list', 'lists are kept');
  t.match(Reflect.get(marked.worksheets[0] ?? {}, 'sheetProtection'), { sheet: true });
  cellOf(marked, 'Eigenanteil', first).value = 1000;
  const corrected = await send(editor, await saved(marked));
  t.match(corrected.body.counts, { changed: 1, errors: 0 }, JSON.stringify(corrected.body.findings));
});

t.test('rows of other cities are errors that say so, and touch nothing', async (t) => {
  const others = await send(editor, (await template(neighbour, goerlitz)).bytes);
  t.match(others.body.counts, { new: 0, changed: 0, unchanged: 0, errors: others.body.counts.rows });
  t.match(others.body.findings[0].reason.de, /Diese Vorlage gehört Görlitz/);
  const list = [
    'Kennung;Name des Vorhabens;Begünstigter;Beginn;Gemeindeschlüssel',
    `${foreign};Nachbarschaft neu;Stadt;01.01.2023;`,
    `;Im Nachbarort;Stadt;01.01.2023;${goerlitz}`,
    'SN21-9999;Unbekannt;Stadt;01.01.2023;',
  ].join('\n');
  const { body } = await send(editor, list, 'text/csv');
  t.equal(body.counts.errors, 3, JSON.stringify(body));
  const reasons = body.findings.map(({ reason }: { reason: { de: string } }) => reason.de).join('\n');
  t.match(reasons, `Das Vorhaben ${foreign} gehört Görlitz`);
  t.match(reasons, /liegt nicht in Ihrer Stadt/);
  t.match(reasons, 'Unter der Kennung SN21-9999');
  for (const who of [neighbour, staff])
    t.not((await call(app, who, 'GET', `/city-uploads/${body.id}`)).statusCode, 200);
});

t.test('an own list is read by names; what is with the service centre cannot be changed', async (t) => {
  const list = (end: string) =>
    `Name des Vorhabens;Begünstigter;Beginn;Ende\nAlltagslotsen;Stadt;01.01.2023;${end}\nGanz neu;Stadt;01.01.2024;31.12.2027`;
  const { body } = await send(editor, list('31.12.2027'), 'text/csv');
  t.match(body.counts, { new: 1, changed: 1, errors: 0 }, JSON.stringify(body.findings));
  await database.ownerSql`update project_draft set state = 'submitted', handed_in_by = ${editor.personId}, handed_in_at = now()
    where name = 'Alltagslotsen'`;
  const late = await send(editor, list('31.12.2026'), 'text/csv');
  t.match(late.body.counts, { new: 1, changed: 0, errors: 1 });
  t.match(late.body.findings[0].reason.de, /eingereicht.*lässt sich jetzt nicht ändern/);
  const outdated = await call(app, editor, 'POST', `/city-uploads/${body.id}/take`);
  t.equal(outdated.statusCode, 409, 'what has changed since the preview is not taken over');
});

t.test('the pages do the same: template, file, preview, drafts', async (t) => {
  const page = (url: string) => app.inject({ url, headers: { ...browserOf(editor), accept: 'text/html' } });
  const start = await page('/arbeitsbereich/vorlage');
  t.match(start.body, `/api/v1/cities/${bautzen}/template.xlsx?round=${round}`);
  for (const linking of ['/arbeitsbereich', '/arbeitsbereich/vorhaben', `/arbeitsbereich/runden/${round}`])
    t.match((await page(linking)).body, '/arbeitsbereich/vorlage', `${linking} leads there`);
  const templates = await app.inject({ url: '/servicestelle/vorlagen', headers: browserOf(staff) });
  t.match(templates.body, `/api/v1/cities/${goerlitz}/template.xlsx`);
  const post = (url: string, file?: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        ...browserOf(editor),
        'content-type':
          file === undefined ? 'application/x-www-form-urlencoded' : 'multipart/form-data; boundary=x',
      },
      body:
        file === undefined
          ? ''
          : `--x\r\ncontent-disposition: form-data; name="file"; filename="Liste.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n--x--\r\n`,
    });
  const refused = await post('/arbeitsbereich/vorlage', '%PDF-1.4 nur Text');
  t.match(refused.body, /Die Datei ist nicht gelesen/, 'what is wrong stands on the page of the form');
  const list = 'Name des Vorhabens;Begünstigter;Beginn;Ende\nLesecafé;Stadt;01.01.2026;31.12.2027';
  const sent = await post('/arbeitsbereich/vorlage', list);
  t.equal(sent.statusCode, 303, sent.body);
  const address = String(sent.headers.location);
  t.match((await page(address)).body, /Vorschau: Liste\.csv.*Lesecafé.*1 Entwurf übernehmen/s);
  const before = await drafts();
  const taken = await post(`${address}/uebernehmen`);
  t.equal(taken.statusCode, 303, taken.body);
  t.equal(await drafts(), before + 1);
  t.match((await page(address)).body, /Übernommen: Liste\.csv.*\/arbeitsbereich\/entwurf\//s);
  const dropped = await post('/arbeitsbereich/vorlage', list.replace('Lesecafé', 'Anderes'));
  const gone = String(dropped.headers.location);
  await post(`${gone}/verwerfen`);
  t.equal((await page(gone)).statusCode, 404);
});

t.test('the command line does the same', async (t) => {
  const pool = openDrawingPool({ threads: 1 });
  t.teardown(() => pool.close());
  const folder = t.testdir();
  const out = join(folder, 'vorlage.xlsx');
  const writer = { actor: systemActor('command-line') };
  const [made] = await writeTemplate(database, pool, writer, { city: goerlitz, scope: 'programme', out });
  t.match(made, out);
  const book = await opened(await readFile(out));
  cellOf(book, 'Beschreibung', foreign).value = 'Neu beschrieben';
  await writeFile(out, await saved(book));
  const shown = await importForCity(database, out, { city: goerlitz, commit: false });
  t.match(shown.join('\n'), /geändert 1,.*Beschreibung: .* → Neu beschrieben.*Noch ist nichts übernommen/s);
  const before = await drafts();
  await importForCity(database, out, { city: goerlitz, commit: true });
  t.equal(await drafts(), before + 1);
});

t.test('what a list leaves open is asked, and read again with the answer', async (t) => {
  const list = 'Name des Vorhabens;Begünstigter;Beginn\nStadtteilfest;Stadt;05/06/2026';
  const { body } = await send(editor, list, 'text/csv');
  const asked = body.questions.map(({ id }: { id: string }) => id);
  t.ok(asked.includes('dayOrder'), asked.join());
  const answer = (answers: Record<string, string>) =>
    call(app, editor, 'PATCH', `/city-uploads/${body.id}`, { answers });
  t.equal((await answer({ dayOrder: 'vielleicht' })).statusCode, 400);
  const read = (await answer({ dayOrder: 'dayFirst' })).json();
  t.notOk(read.questions.some(({ id }: { id: string }) => id === 'dayOrder'));
  const [row] = await rowsOf(editor, body.id, 'new');
  t.equal(row.values['period.start'], '2026-06-05');
});

t.test('every choice of a list is read back as the entry it names', async (t) => {
  const catalogue = referenceCatalogue();
  // Funds are told by name, whatever stands beside it.
  for (const field of catalogueFields.filter((each) => each !== 'fund'))
    for (const entry of catalogue.ofKind(field)) {
      const { key } = matchCatalogue(catalogue, field, entryLabel(entry), fundingPeriodOf(entry));
      if (key !== entry.key) t.fail(`${field}: „${entryLabel(entry)}“ is read as ${key}, not ${entry.key}`);
    }
});

t.test('what a city empties is left as it is, and said', async (t) => {
  const book = await opened((await template(neighbour, goerlitz)).bytes);
  cellOf(book, 'Beginn', foreign).value = null;
  const { body } = await send(neighbour, await saved(book));
  t.match(body.counts, { changed: 0, unchanged: 1, errors: 0 });
  const codes = body.findings
    .filter(({ field }: { field: string }) => field === 'period.start')
    .map(({ code }: { code: string }) => code);
  t.same(codes, ['cell_emptied']);
});

t.test('a code of a draft means its project once that is published, and no row of an import', async (t) => {
  const book = await opened((await template(editor)).bytes);
  const old = await saved(book);
  const sent = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { ...tokenOf(staff), 'content-type': xlsx },
    body: old,
  });
  t.equal(sent.statusCode, 201, sent.body);
  const kept = sent.json().findings.filter(({ code }: { code: string }) => code === 'row_is_draft');
  t.equal(kept[0]?.count, sent.json().counts.errors);
  t.ok(kept[0].count > 0 && sent.json().counts.new === 0, 'drafts are not published from a list');
  const published = await publishedReferences(database, programmeProject(bautzen, 'Neues Café'));
  await database.ownerSql`
    insert into workflow_step (draft_id, project_id, owner_city, step)
    select ${draftId}, id, ${bautzen}, 'published' from project where reference = ${published[0] ?? ''}`;
  await database.ownerSql`delete from project_draft where id = ${draftId}`;
  const { body } = await send(editor, old);
  t.notMatch(JSON.stringify(body.findings), 'reference_unknown');
  t.same(
    (await rowsOf(editor, body.id)).filter(
      ({ reference }: { reference: string }) => reference === published[0],
    ).length,
    1,
  );
});

t.test('an old template is recognised, said to be old, and read', async (t) => {
  const book = await opened((await template(neighbour, goerlitz)).bytes);
  const mark = book.getWorksheet('Vorhaben')?.getCell('A4');
  if (mark)
    mark.value = mark.text.replace('Fassung 1', 'Fassung 0').replace(/Registerstand \d+/, 'Registerstand 0');
  await database.ownerSql`update reporting_round set closed_at = now(), closed_by = null where id = ${round}`.catch(
    () => database.ownerSql`update reporting_round set closed_at = now() where id = ${round}`,
  );
  const { body } = await send(neighbour, await saved(book));
  t.match(body.counts, { rows: 1, unchanged: 1 });
  t.same(
    body.findings
      .map(({ code }: { code: string }) => code)
      .filter((code: string) => code.startsWith('template_'))
      .sort(),
    ['template_catalogue_outdated', 'template_outdated', 'template_round_over'],
  );
});
