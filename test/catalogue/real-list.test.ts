import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import t from 'tap';
import { attributesOf } from '../../src/catalogue/catalogue.js';
import { matchCatalogue } from '../../src/catalogue/matching.js';
import { referenceCatalogue } from '../../src/catalogue/reference-data.js';
import { packagePath } from '../../src/platform/files/package-root.js';

const list = packagePath('..', 'shared', 'data', 'lists', 'sachsen-esf-2014-2020.csv');
const skip = existsSync(list) ? false : 'skipped: no real data beside the checkout';
if (skip) process.stdout.write(`# ${skip}\n`);

t.test('every category, guideline and object of the Saxon list of 2016 is one entry', { skip }, async (t) => {
  const rows: readonly Record<string, string>[] = parse(readFileSync(list), { columns: true, bom: true });
  const catalogue = referenceCatalogue();
  const columns = [
    ['interventionCategory', 'Bezeichnung der Interventionskategorie für das Vorhaben', 6],
    ['fundingGuideline', 'Förderrichtlinie', 17],
    ['fundingObject', 'Fördergegenstand', 31],
  ] as const;
  for (const [kind, column, count] of columns) {
    const texts = new Set(rows.map((row) => row[column] ?? ''));
    const matches = [...texts].map((text) => matchCatalogue(catalogue, kind, text, '2014-2020'));
    t.same(
      matches.filter((match) => match.key === null).map((match) => match.sourceText),
      [],
      column,
    );
    t.equal(new Set(matches.map((match) => match.key)).size, count, column);
  }
  const guidelineOf = (text: string | undefined) =>
    matchCatalogue(catalogue, 'fundingGuideline', text ?? null, '2014-2020').key;
  const own = rows.filter((row) => {
    const entry = catalogue.byKey('fundingGuideline', guidelineOf(row.Förderrichtlinie) ?? '');
    return entry && attributesOf('fundingGuideline', entry).programme;
  });
  t.equal(own.length, 36);
  for (const row of rows.slice(0, 500)) {
    const object = matchCatalogue(catalogue, 'fundingObject', row.Fördergegenstand ?? null, '2014-2020').key;
    const entry = catalogue.byKey('fundingObject', object ?? '');
    t.equal(
      entry && attributesOf('fundingObject', entry).fundingGuideline,
      guidelineOf(row.Förderrichtlinie),
    );
  }
});
