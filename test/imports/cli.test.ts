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

t.test('a page from the command line', async (t) => {
  const database = await testDatabase(t, 'reference');
  const page = packagePath('test', 'fixtures', 'steckbriefe', 'page.html');
  const lines = await importFile(database, importer, page, { commit: true });
  t.match(lines.at(-1), /Übernommen/);
  await t.rejects(importFile(database, importer, '/nowhere.txt', { commit: true }), { code: 'ENOENT' });
});
