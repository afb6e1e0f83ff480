import { type Dimension, type GroupedSums, type Sums, sumsBy } from '../../src/aggregates/index.js';
import { catalogueAt } from '../../src/catalogue/index.js';
import { dayInBerlin } from '../../src/kernel/clock.js';
import type { Day } from '../../src/kernel/day.js';
import { Problem } from '../../src/kernel/problem.js';
import { isProgrammeCity, mapOfSaxony, type Places, placesAt } from '../../src/places/index.js';
import type { MapCircle, MapShapes } from '../../src/platform/charts/schematic-map.js';
import { countProjects } from '../../src/projects/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { isPlace } from './group-names.js';
import { type ListedProject, listedProjects } from './listed-projects.js';
import type { StateReportParameters } from './parameters.js';
import { assertReconciled } from './reconcile.js';

/** Groupings of the report, one table each. */
export const groupings = {
  periodAndFund: ['fundingPeriod', 'fund'],
  city: ['city'],
  category: ['category'],
  guideline: ['guideline'],
  year: ['year'],
  yearAndPeriod: ['year', 'fundingPeriod'],
  periodAndCity: ['fundingPeriod', 'city'],
} as const satisfies Record<string, readonly Dimension[]>;
export type Grouping = keyof typeof groupings;

export interface ReportedPeriod {
  readonly key: string;
  readonly title: { readonly de: string | null; readonly en: string | null };
  /** Municipalities with projects of the period; a city may be in several periods, so they are never added up. */
  readonly places: number;
  /** Cities known to take part in the programme in the period. */
  readonly programmeCities: number;
}

export interface StateReportData {
  readonly scope: StateReportParameters['scope'];
  readonly register: { readonly revision: number; readonly publishedOn: Day };
  /** Every project once. */
  readonly totals: Sums;
  /** Projects that run on the reckoning day. */
  readonly running: number;
  readonly sums: Readonly<Record<Grouping, readonly GroupedSums[]>>;
  /** Latest first. */
  readonly periods: readonly ReportedPeriod[];
  readonly projects: readonly ListedProject[];
  /** Names of places that share theirs with another, told apart by the district, by AGS. */
  readonly fullNames: Readonly<Record<string, string>>;
  readonly map: { readonly shapes: MapShapes; readonly circles: readonly MapCircle[] };
}

/**
 * Everything the report says, read in one snapshot. Every table has to come to the same totals, and so has the list of
 * single projects, which is read apart from the sums.
 *
 * @throws Problem `not_found` before the first publication
 */
export async function stateReportDataset(
  { tx, viewpoint }: Reading,
  { parameters }: ReportInputs<StateReportParameters>,
): Promise<StateReportData> {
  if (viewpoint.publishedAt === null) throw new Problem('not_found');
  const filter = { scope: parameters.scope };
  const { totals } = await sumsBy(tx, viewpoint, filter, []);
  const sums = {} as Record<Grouping, readonly GroupedSums[]>;
  for (const [name, dimensions] of Object.entries(groupings))
    sums[name as Grouping] = (await sumsBy(tx, viewpoint, filter, dimensions)).rows;
  const projects = await listedProjects(tx, viewpoint, filter);
  assertReconciled(totals, sums, projects);
  const running = await countProjects(tx, viewpoint, { ...filter, status: ['running'] });
  const places = await placesAt(tx, viewpoint.revision);
  return {
    scope: parameters.scope,
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) },
    totals,
    running,
    sums,
    periods: await reportedPeriods(tx, viewpoint.revision, places, sums.periodAndCity),
    projects,
    fullNames: fullNames(places),
    map: { shapes: landShapes(), circles: circlesOf(sums.city, places) },
  };
}

async function reportedPeriods(
  tx: Reading['tx'],
  revision: number,
  places: Places,
  byCity: readonly GroupedSums[],
): Promise<ReportedPeriod[]> {
  const catalogue = await catalogueAt(tx, revision);
  return catalogue
    .ofKind('fundingPeriod')
    .map(({ key, title }) => ({
      key,
      title,
      places: byCity.filter(({ groups: [period, city] }) => period?.key === key && isPlace(city)).length,
      programmeCities: places.municipalities.filter((place) => isProgrammeCity(place, key)).length,
    }))
    .filter((period) => period.places > 0 || period.programmeCities > 0)
    .sort((one, other) => (one.key < other.key ? 1 : -1));
}

/** "Bernsdorf (Zwickau)" where several municipalities are called Bernsdorf. */
function fullNames(places: Places): Record<string, string> {
  const timesOf = new Map<string, number>();
  for (const { name } of places.municipalities) timesOf.set(name, (timesOf.get(name) ?? 0) + 1);
  const shared = places.municipalities.filter(({ name }) => (timesOf.get(name) ?? 0) > 1);
  return Object.fromEntries(
    shared.map(({ ags, name, districtAgs }) => {
      const district = places.byAgs(districtAgs ?? '')?.name;
      return [ags, district === undefined ? name : `${name} (${district})`];
    }),
  );
}

function landShapes(): MapShapes {
  const { viewBox, districts } = mapOfSaxony();
  return { viewBox, districts: districts.map(({ ags, path }) => ({ key: ags, path })) };
}

const largestRadius = 26;
const smallestRadius = 4;

/** Circles whose area follows the number of projects, the largest first so that none hides another. */
function circlesOf(cities: readonly GroupedSums[], places: Places): MapCircle[] {
  const { project } = mapOfSaxony();
  const most = Math.max(1, ...cities.map(({ projects }) => projects));
  return [...cities]
    .sort((one, other) => other.projects - one.projects)
    .flatMap(({ groups: [group], projects }) => {
      const place = places.byAgs(group?.key ?? '');
      if (place?.latitude == null || place.longitude === null) return [];
      const [x, y] = project(place.longitude, place.latitude);
      return [{ x, y, radius: Math.max(smallestRadius, largestRadius * Math.sqrt(projects / most)) }];
    });
}
