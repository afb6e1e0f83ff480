import { type Dimension, type GroupedSums, type Sums, sumsBy } from '../../src/aggregates/index.js';
import { catalogueAt } from '../../src/catalogue/index.js';
import { dayInBerlin } from '../../src/kernel/clock.js';
import type { Day } from '../../src/kernel/day.js';
import { Problem } from '../../src/kernel/problem.js';
import { type BodiesOfForm, bodiesByLegalForm } from '../../src/organisations/index.js';
import { isProgrammeCity, mapOfSaxony, type Places, placesAt } from '../../src/places/index.js';
import type { MapCircle, MapShapes } from '../../src/platform/charts/schematic-map.js';
import {
  countProjects,
  type ExtendedProject,
  extendedProjects,
  type ProjectFilter,
  regionCategoriesVerified,
  type WithdrawnProject,
  withdrawnProjects,
} from '../../src/projects/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { landShapes, type ReportedCity, reportedCities } from '../shared/cities.js';
import { isPlace } from '../shared/group-names.js';
import { type ListedProject, listedProjects } from '../shared/listed-projects.js';
import type { NeighbourhoodFacts } from '../shared/neighbourhood-chapter.js';
import { neighbourhoodFacts } from '../shared/neighbourhood-facts.js';
import { assertReconciled, assertSpread } from '../shared/reconcile.js';
import type { Standing } from '../shared/standing.js';
import { type Changes, changesSince } from './changes.js';
import type { StateReportParameters } from './parameters.js';
import { assertFormsAndChanges } from './reconcile.js';

/** Groupings of the report; each comes to the totals. */
export const groupings = {
  periodAndFund: ['fundingPeriod', 'fund'],
  city: ['city'],
  category: ['category'],
  guideline: ['guideline'],
  object: ['object'],
  objective: ['objective'],
  priority: ['priority'],
  area: ['area'],
  region: ['nuts2'],
  regionCategory: ['regionCategory'],
  year: ['year'],
  yearAndPeriod: ['year', 'fundingPeriod'],
  periodAndCity: ['fundingPeriod', 'city'],
} as const satisfies Record<string, readonly Dimension[]>;
export type Grouping = keyof typeof groupings;

/** Groupings whose amounts are spread over the years; a project counts in every year it runs in. */
export const spreadGroupings = {
  calendarYear: ['calendarYear'],
  calendarYearAndPeriod: ['calendarYear', 'fundingPeriod'],
} as const satisfies Record<string, readonly Dimension[]>;
export type SpreadGrouping = keyof typeof spreadGroupings;

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
  readonly spread: Readonly<Record<SpreadGrouping, readonly GroupedSums[]>>;
  /** A project counts in every action field it serves. */
  readonly actionFields: readonly GroupedSums[];
  /** Whether the catalogue has an official source for the category of every region. */
  readonly regionCategoriesVerified: boolean;
  /** Latest first. */
  readonly periods: readonly ReportedPeriod[];
  readonly legalForms: readonly BodiesOfForm[];
  readonly extended: readonly ExtendedProject[];
  readonly withdrawn: readonly WithdrawnProject[];
  /** What changed since an earlier revision; null when none was named. */
  readonly changes: Changes | null;
  /** Rounds and proofs; null for the public. */
  readonly standing: Standing | null;
  /** Areas, action plans, goals, indicators and offices of all cities. */
  readonly neighbourhoodFacts: NeighbourhoodFacts;
  readonly projects: readonly ListedProject[];
  /** Cities with a page of their own, by name. */
  readonly cities: readonly ReportedCity[];
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
  reading: Reading,
  inputs: ReportInputs<StateReportParameters>,
): Promise<StateReportData> {
  const { tx, viewpoint } = reading;
  const { parameters } = inputs;
  if (viewpoint.publishedAt === null) throw new Problem('not_found');
  const filter = { scope: parameters.scope };
  const { totals } = await sumsBy(tx, viewpoint, filter, []);
  const sums = await readAll(groupings, reading, filter);
  const spread = await readAll(spreadGroupings, reading, filter);
  const projects = await listedProjects(tx, viewpoint, filter);
  const legalForms = await bodiesByLegalForm(tx, viewpoint, filter);
  const changes = await changesSince(reading, parameters, projects);
  const places = await placesAt(tx, viewpoint.revision);
  assertReconciled(totals, sums, projects);
  assertSpread(totals, spread);
  assertFormsAndChanges(totals, legalForms, changes);
  return {
    scope: parameters.scope,
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) },
    totals,
    running: await countProjects(tx, viewpoint, { ...filter, status: ['running'] }),
    sums,
    spread,
    actionFields: (await sumsBy(tx, viewpoint, filter, ['actionField'])).rows,
    regionCategoriesVerified: regionCategoriesVerified(await catalogueAt(tx, viewpoint.revision)),
    periods: await reportedPeriods(tx, viewpoint.revision, places, sums.periodAndCity),
    legalForms,
    extended: await extendedProjects(tx, viewpoint, filter),
    withdrawn: await withdrawnProjects(tx, viewpoint, filter),
    changes,
    standing: reading.beside as Standing | null,
    neighbourhoodFacts: await neighbourhoodFacts(reading),
    projects,
    cities: await citiesWithPages(reading, parameters, { sums: sums.city, projects, places }),
    fullNames: fullNames(places),
    map: { shapes: landShapes(), circles: circlesOf(sums.city, places) },
  };
}

async function readAll<Name extends string>(
  wanted: Readonly<Record<Name, readonly Dimension[]>>,
  { tx, viewpoint }: Reading,
  filter: ProjectFilter,
): Promise<Record<Name, readonly GroupedSums[]>> {
  // Asked at once: the database works out the next sums while these ones are read.
  const names = Object.keys(wanted) as Name[];
  const sums = await Promise.all(
    names.map(async (name) => [name, (await sumsBy(tx, viewpoint, filter, wanted[name])).rows] as const),
  );
  return Object.fromEntries(sums) as unknown as Record<Name, readonly GroupedSums[]>;
}

/** Cities of the programme have a page; all cities with projects only when asked for. */
async function citiesWithPages(
  { tx, viewpoint }: Reading,
  { scope, cityPages }: StateReportParameters,
  found: { sums: readonly GroupedSums[]; projects: readonly ListedProject[]; places: Places },
): Promise<ReportedCity[]> {
  if (cityPages === 'none') return [];
  const own = found.sums.filter(({ groups: [city] }) => {
    const place = found.places.byAgs(city?.key ?? '');
    return place !== undefined && (cityPages === 'all' || isProgrammeCity(place));
  });
  const city = own.flatMap(({ groups: [group] }) => group?.key ?? []);
  if (city.length === 0) return [];
  const dimensions = ['city', 'calendarYear', 'fundingPeriod'] as const;
  const { rows } = await sumsBy(tx, viewpoint, { scope, city }, dimensions);
  const cities = reportedCities(own, rows, found.projects, found.places);
  return cities.sort(
    (one, other) => collator.compare(one.name, other.name) || (one.ags < other.ags ? -1 : 1),
  );
}

const collator = new Intl.Collator('de');

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
