import { readFileSync } from 'node:fs';
import t from 'tap';
import { importFile } from '../../src/imports/index.js';
import { systemActor } from '../../src/kernel/actor.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { testDatabase } from '../support/database.js';

const importer = { actor: systemActor('command-line') };
const list = packagePath('test', 'fixtures', 'lists', 'saxony-esf-small.csv');

t.test('a file from the command line: preview, commit, nothing left to do', async (t) => {
  const database = await testDatabase(t, 'reference');
  const preview = await importFile(database, importer, list, { commit: false });
  t.match(preview[0], /5 Vorhaben, förderfähige Gesamtkosten 1\.551\.639,75/);
  t.match(preview.at(-1), /noch ist nichts veröffentlicht/i);
  const committed = await importFile(database, importer, list, { commit: true, date: '2016-06-30' });
  t.match(committed.at(-1), /Übernommen als Registerstand \d+/);
  const [row] = await database.ownerSql`select distinct source_date::text as date from project_version`;
  t.equal(row?.date, '2016-06-30');
  const again = await importFile(database, importer, list, { commit: true });
  t.match(again.at(-1), /Nichts geändert/);
});

t.test('open questions stop a commit, and are answered on the command line', async (t) => {
  const database = await testDatabase(t, 'reference');
  const file = `${t.testdir({ 'open.csv': 'Projekt;Begünstigter;Beginn;Ende;Förderfähige Kosten\nA;B;15.06.2016;17.08.2016;100' })}/open.csv`;
  await t.rejects(importFile(database, importer, file, { commit: true }), {
    code: 'rule_broken',
    errors: [{ pointer: '/answers/fund', detail: { de: /Antworten: .*2014-2020\/ESF \(/ } }],
  });
  const answers = { fund: '2014-2020/ESF' };
  const committed = await importFile(database, importer, file, { commit: true, answers });
  t.match(committed.at(-1), /Übernommen/);
});

t.test('a source with a name is told from others with the same headings', async (t) => {
  const database = await testDatabase(t, 'reference');
  const headings =
    'Bezeichnung des Vorhabens;Name des Begünstigten;Beginn;Ende;Förderfähige Gesamtkosten;Fonds\n';
  const row = (name: string) => `${name};Stadt Riesa;01.01.2016;31.12.2018;100,00;ESF 2014-2020`;
  const folder = t.testdir({ 'a.csv': headings + row('Bad'), 'b.csv': headings + row('Park') });
  const bring = async (name: string, source: string) =>
    (await importFile(database, importer, `${folder}/${name}`, { commit: true, source }))[1];
  t.match(await bring('a.csv', 'Abteilung Bildung'), 'neu 1, geändert 0, unverändert 0, fehlen 0');
  t.match(await bring('b.csv', 'Abteilung Stadt'), 'neu 1, geändert 0, unverändert 0, fehlen 0');
  t.match(await bring('b.csv', ' abteilung  bildung '), 'neu 1, geändert 0, unverändert 0, fehlen 1');
});

t.test('a page from the command line', async (t) => {
  const database = await testDatabase(t, 'reference');
  const page = packagePath('test', 'fixtures', 'steckbriefe', 'page.html');
  const lines = await importFile(database, importer, page, { commit: true });
  t.match(lines.at(-1), /Übernommen/);
  await t.rejects(importFile(database, importer, '/nowhere.txt', { commit: true }), { code: 'ENOENT' });
});

t.test('errors of a list say where they stand, and what stays behind is said', async (t) => {
  const database = await testDatabase(t, 'reference');
  const folder = t.testdir({
    'some.csv': readFileSync(list, 'utf8').replace(/\d\d\.\d\d\.\d{4}/, '31.02.2016'),
    'none.txt': 'Kein Steckbrief',
  });
  const preview = await importFile(database, importer, `${folder}/some.csv`, { commit: false });
  t.ok(
    preview.includes('  Zeile 2, Spalte „Datum des Beginns des Vorhabens“: „31.02.2016“'),
    preview.join('\n'),
  );
  t.match(preview.at(-1), /Was Fehler hat \(1\), bleibt dabei zurück/);
  const committed = await importFile(database, importer, `${folder}/some.csv`, { commit: true });
  t.match(committed.at(-1), /^Übernommen als Registerstand \d+\. Nicht übernommen, weil fehlerhaft: 1\.$/);
  const none = await importFile(database, importer, `${folder}/none.txt`, { commit: false });
  t.match(none.at(-1), /Nichts davon kann übernommen werden/);
});
