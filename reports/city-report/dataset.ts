import { type GroupedSums, type Sums, sumsBy } from '../../src/aggregates/index.js';
import { dayInBerlin } from '../../src/kernel/clock.js';
import { Problem } from '../../src/kernel/problem.js';
import { placesAt } from '../../src/places/index.js';
import type { MapShapes } from '../../src/platform/charts/schematic-map.js';
import { countProjects } from '../../src/projects/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { landShapes, type ReportedCity, reportedCities } from '../shared/cities.js';
import { type ListedProject, listedProjects } from '../shared/listed-projects.js';
import type { NeighbourhoodFacts } from '../shared/neighbourhood-chapter.js';
import { neighbourhoodFacts } from '../shared/neighbourhood-facts.js';
import { assertReconciled, assertSpread } from '../shared/reconcile.js';
import type { Register } from '../shared/scope.js';
import type { Standing } from '../shared/standing.js';
import type { CityReportParameters } from './parameters.js';
import { type ProjectFacts, projectFacts } from './project-facts.js';

const groupings = {
  periodAndFund: ['fundingPeriod', 'fund'],
  area: ['area'],
  category: ['category'],
  object: ['object'],
  year: ['year'],
  yearAndPeriod: ['year', 'fundingPeriod'],
} as const;
type Grouping = keyof typeof groupings;

export interface CityReportData {
  readonly scope: CityReportParameters['scope'];
  readonly register: Register;
  readonly city: ReportedCity;
  /** Every project of the city once. */
  readonly totals: Sums;
  readonly running: number;
  readonly sums: Readonly<Record<Grouping, readonly GroupedSums[]>>;
  readonly calendarYears: readonly GroupedSums[];
  /** A project counts in every action field it serves. */
  readonly actionFields: readonly GroupedSums[];
  readonly projects: readonly ListedProject[];
  readonly facts: readonly ProjectFacts[];
  /** Areas, action plans, goals, indicators and offices of the city. */
  readonly neighbourhoodFacts: NeighbourhoodFacts;
  /** Round and proofs of the city; null for the public. */
  readonly standing: Standing | null;
  readonly shapes: MapShapes;
}

/**
 * Everything about the projects of one city, read in one snapshot. Every table comes to the same totals.
 *
 * @throws Problem `not_found` before the first publication and for what is no municipality
 */
export async function cityReportDataset(
  reading: Reading,
  inputs: ReportInputs<CityReportParameters>,
): Promise<CityReportData> {
  const { tx, viewpoint } = reading;
  const { scope, city: ags } = inputs.parameters;
  const places = await placesAt(tx, viewpoint.revision);
  if (viewpoint.publishedAt === null || places.byAgs(ags)?.kind !== 'municipality')
    throw new Problem('not_found');
  const filter = { scope, city: [ags] };
  const { totals } = await sumsBy(tx, viewpoint, filter, []);
  const sums = {} as Record<Grouping, readonly GroupedSums[]>;
  for (const [name, dimensions] of Object.entries(groupings))
    sums[name as Grouping] = (await sumsBy(tx, viewpoint, filter, dimensions)).rows;
  const years = (await sumsBy(tx, viewpoint, filter, ['city', 'calendarYear', 'fundingPeriod'])).rows;
  const calendarYears = (await sumsBy(tx, viewpoint, filter, ['calendarYear'])).rows;
  const projects = await listedProjects(tx, viewpoint, filter);
  assertReconciled(totals, sums, projects);
  assertSpread(totals, { years, calendarYears });
  const [city] = reportedCities([cityRow(ags, totals)], years, projects, places);
  if (city === undefined) throw new Problem('not_found');
  return {
    scope,
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) },
    city,
    totals,
    running: await countProjects(tx, viewpoint, { ...filter, status: ['running'] }),
    sums,
    calendarYears,
    actionFields: (await sumsBy(tx, viewpoint, filter, ['actionField'])).rows,
    projects,
    facts: await projectFacts(reading, filter),
    neighbourhoodFacts: await neighbourhoodFacts(reading, ags),
    standing: reading.beside as Standing | null,
    shapes: landShapes(),
  };
}

/** A city without any project is a row of nothing. */
const cityRow = (ags: string, totals: Sums): GroupedSums => ({
  ...totals,
  groups: [{ key: ags, code: ags, title: null, order: 0, inhabitants: null }],
});
