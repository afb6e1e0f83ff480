import type { Test } from 'tap';
import type { AppParts } from '../../src/app.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { eachCatalogueField, type ProjectInput, unknownReference } from '../../src/projects/index.js';
import { publicDataPages } from '../../src/public-data/pages.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { platformApp } from '../support/app.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

const keys = (given: Partial<Record<keyof ProjectInput['catalogue'], string>>): ProjectInput['catalogue'] =>
  eachCatalogueField((field) =>
    given[field] === undefined ? unknownReference : { key: given[field] ?? null, sourceText: null },
  );

const ofPresentPeriod = keys({
  fundingPeriod: '2021-2027',
  fund: '2021-2027/ESF-Plus',
  fundingGuideline: '2021-2027/02203',
  interventionCategory: '2021-2027/152',
  specificObjective: '2021-2027/ESO4.8',
});

/** Everything the regulation asks for, with text that files have to guard. */
export const complete = aProject({
  name: '=Treff "Süd"; <b>&',
  place: { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
  amounts: amounts({ totalEligibleCost: 10_000_000n, totalCost: 12_345_678n, unionContribution: 9_500_000n }),
  unionRate: { rate: 9_500, basis: 'project' },
  catalogue: ofPresentPeriod,
});

/** Its total cost is not known, its beneficiary is a natural person, it works in the whole Land. */
export const incomplete = aProject({
  name: 'Beratung im ganzen Land',
  beneficiary: { name: 'Erika Beispiel', naturalPerson: true },
  place: { kind: 'statewide', ags: null, sourceText: 'landesweit' },
  catalogue: ofPresentPeriod,
});

export const ofLastPeriod = aProject({
  name: 'Gemeinschaftsgarten',
  beneficiary: { name: 'Max Muster', naturalPerson: true },
  summary: 'Ein Garten\nfür alle.',
  period: { start: '2017-11-16', end: '2021-12-31' },
  place: { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
  unionRate: { rate: 8_000, basis: 'priority' },
  catalogue: keys({
    fundingPeriod: '2014-2020',
    fund: '2014-2020/ESF',
    interventionCategory: '2014-2020/109',
  }),
});

/** Open data alone, over a registry with the three projects above. */
export async function openDataApp(
  t: Test,
  overrides: Partial<AppParts> = {},
): Promise<{ app: App; database: TestDatabase; references: readonly string[] }> {
  const database = await testDatabase(t, 'reference');
  const { projects } = await publishNew(database, complete, incomplete, ofLastPeriod);
  const pages = (routes: App, parts: AppParts): void => publicDataPages(routes, parts);
  const app = await platformApp(t, { pages }, { database, ...overrides });
  return { app, database, references: projects.map(({ reference }) => reference) };
}
