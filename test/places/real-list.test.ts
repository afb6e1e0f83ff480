import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import t from 'tap';
import { matchPlace } from '../../src/places/matching.js';
import { referencePlaces } from '../../src/places/reference-data.js';
import { packagePath } from '../../src/platform/files/package-root.js';

const list = packagePath('..', 'shared', 'data', 'lists', 'sachsen-esf-2014-2020.csv');
const skip = existsSync(list) ? false : 'skipped: no real data beside the checkout';
if (skip) process.stdout.write(`# ${skip}\n`);

t.test(
  'every place of the Saxon list of 2016 is a municipality of its district, or the whole Land',
  { skip },
  async (t) => {
    const rows: readonly Record<string, string>[] = parse(readFileSync(list), { columns: true, bom: true });
    const texts = new Map(
      rows.map((row) => {
        const place = row['Durchführungsort des Vorhabens'] ?? '';
        const district = row.Landkreis ?? '';
        return [`${place} | ${district}`, { place, district }];
      }),
    );
    t.equal(texts.size, 365);
    const places = referencePlaces();
    const matches = [...texts.values()].map(({ place, district }) => matchPlace(places, place, district));
    t.equal(new Set(matches.map((match) => match.ags)).size, 365, 'no two texts mean the same municipality');
    t.same(
      matches.filter((match) => match.kind === 'unmatched').map((match) => match.sourceText),
      [],
    );
    t.same(
      matches.filter((match) => match.kind === 'statewide').map((match) => match.sourceText),
      ['Sachsen'],
    );
  },
);
