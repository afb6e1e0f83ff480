import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { catalogueReferenceData } from '../../src/catalogue/index.js';
import { loadReferenceData } from '../../src/history/index.js';
import { placeReferenceData } from '../../src/places/index.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { programVersion } from '../../src/platform/files/program-version.js';
import { restored } from '../backup/registries.js';
import { appOver } from '../support/app.js';
import { type Golden, readGolden } from './golden.js';

t.setTimeout(120_000);

const folder = packagePath('test', 'fixtures', 'releases');
const releases = readdirSync(folder)
  .filter((name) => name.endsWith('.backup'))
  .map((name) => name.replace(/\.backup$/, ''));

t.test('this release has left a sample for the next', async (t) => {
  t.ok(releases.includes(programVersion), `run npm run release:sample for ${programVersion}`);
});

for (const release of releases)
  t.test(`the registry of ${release} comes up to this release and answers as it did`, async (t) => {
    const golden: Golden = JSON.parse(readFileSync(`${folder}/${release}.json`, 'utf8'));
    const database = await restored(t, `${folder}/${release}.backup`);
    const app = await appOver(t, database);
    const now = await readGolden(app, database.ownerSql, golden.trail.entries);
    for (const [url, answer] of Object.entries(golden.answers)) t.has(now.answers[url], answer, url);
    t.has(now.trail, golden.trail, 'the trail is whole and as it was');
    t.match(now.trail, { broken: 0 });

    await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
    const totals = (of: Golden) => (of.answers['/aggregates'] as { totals: object }).totals;
    t.has(totals(await readGolden(app, database.ownerSql)), totals(golden), 'reference data change no sum');
  });
