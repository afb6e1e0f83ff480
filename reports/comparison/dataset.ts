import { type GroupedSums, noSums, type Sums, sumsBy } from '../../src/aggregates/index.js';
import { dayInBerlin } from '../../src/kernel/clock.js';
import { Problem } from '../../src/kernel/problem.js';
import { type Places, placesAt } from '../../src/places/index.js';
import type { MapShapes } from '../../src/platform/charts/schematic-map.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { landShapes, type ReportedCity, reportedCities } from '../shared/cities.js';
import { type ListedProject, listedProjects } from '../shared/listed-projects.js';
import { assertReconciled, assertSpread } from '../shared/reconcile.js';
import type { Register } from '../shared/scope.js';
import type { ComparisonParameters } from './parameters.js';

const groupings = {
  city: ['city'],
  category: ['category', 'city'],
  object: ['object', 'city'],
  period: ['fundingPeriod', 'city'],
} as const;
type Grouping = keyof typeof groupings;

export interface ComparisonData {
  readonly scope: ComparisonParameters['scope'];
  readonly register: Register;
  /** In alphabetical order: there is no ranking. */
  readonly cities: readonly ReportedCity[];
  /** Every project of the cities once. */
  readonly totals: Sums;
  readonly sums: Readonly<Record<Grouping, readonly GroupedSums[]>>;
  /** By field and city; a project is in each field it serves, so that the rows come to more than the whole. */
  readonly actionFields: readonly GroupedSums[];
  readonly projects: readonly ListedProject[];
  readonly shapes: MapShapes;
}

/**
 * Several cities in the same figures, read in one snapshot.
 *
 * @throws Problem `not_found` before the first publication and for what is no municipality
 */
export async function comparisonDataset(
  { tx, viewpoint }: Reading,
  { parameters }: ReportInputs<ComparisonParameters>,
): Promise<ComparisonData> {
  const { scope } = parameters;
  const city = parameters.cities.split(',');
  const places = await placesAt(tx, viewpoint.revision);
  if (viewpoint.publishedAt === null || !city.every((ags) => places.byAgs(ags)?.kind === 'municipality'))
    throw new Problem('not_found');
  const filter = { scope, city };
  const { totals } = await sumsBy(tx, viewpoint, filter, []);
  const sums = {} as Record<Grouping, readonly GroupedSums[]>;
  for (const [name, dimensions] of Object.entries(groupings))
    sums[name as Grouping] = (await sumsBy(tx, viewpoint, filter, dimensions)).rows;
  const actionFields = (await sumsBy(tx, viewpoint, filter, ['actionField', 'city'])).rows;
  const years = (await sumsBy(tx, viewpoint, filter, ['city', 'calendarYear', 'fundingPeriod'])).rows;
  const projects = await listedProjects(tx, viewpoint, filter);
  assertReconciled(totals, sums, projects);
  assertSpread(totals, { years });
  return {
    scope,
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) },
    cities: reportedCities(rowsOf(city, sums.city, places), years, projects, places),
    totals,
    sums,
    actionFields,
    projects,
    shapes: landShapes(),
  };
}

const collator = new Intl.Collator('de');

/** One row per city asked for, also where it has no project. */
function rowsOf(city: readonly string[], found: readonly GroupedSums[], places: Places): GroupedSums[] {
  const nameOf = (ags: string) => places.byAgs(ags)?.name ?? ags;
  return [...city]
    .sort((one, other) => collator.compare(nameOf(one), nameOf(other)) || (one < other ? -1 : 1))
    .map((ags) => found.find(({ groups }) => groups[0]?.key === ags) ?? nothingIn(ags));
}

const nothingIn = (ags: string): GroupedSums => ({
  ...noSums,
  groups: [{ key: ags, code: ags, title: null, order: 0, inhabitants: null }],
});
