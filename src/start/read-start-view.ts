import { countsOnly, type GroupedSums, sumsBy } from '../aggregates/index.js';
import { type Catalogue, catalogueAt } from '../catalogue/index.js';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { AsOf } from '../kernel/as-of.js';
import type { Language } from '../kernel/text.js';
import { isProgrammeCity, mapOfSaxony, type Places, placesAt } from '../places/index.js';
import type { Orm } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import { countProjects, type ProjectFilter, projectVersions, statewideCity } from '../projects/index.js';
import { registryStateOf } from '../web/index.js';
import { startMessages } from './messages.js';
import { recentlyPublished } from './queries.js';
import type { CityTotals, PeriodCities, RecentProject, SearchExample, StartView } from './start-view.js';

const programme: ProjectFilter = { scope: 'programme' };
const shownRecent = 5;
/** A word that many projects of the programme carry; shown only while it finds something. */
const exampleWord = 'Quartiersmanagement';

const views = new RevisionCache<StartView, string>(6);

/** Reads what the start page shows at a state of the registry; once per revision, day and language. */
export async function readStartView(
  db: Orm,
  language: Language,
  asOf?: AsOf,
): Promise<{ view: StartView; viewpoint: Viewpoint }> {
  const viewpoint = await viewpointAt(db, asOf);
  const name = `${viewpoint.revision} ${viewpoint.reckoningDay} ${language}`;
  return { view: await views.get(db, name, () => readView(db, viewpoint, language)), viewpoint };
}

async function readView(db: Orm, viewpoint: Viewpoint, language: Language): Promise<StartView> {
  const [catalogue, places, byCity, byPeriod, running, withWord, recent] = await Promise.all([
    catalogueAt(db, viewpoint.revision),
    placesAt(db, viewpoint.revision),
    sumsBy(db, viewpoint, programme, ['city']),
    sumsBy(db, viewpoint, programme, ['fundingPeriod'], countsOnly),
    countProjects(db, viewpoint, { ...programme, status: ['running'] }),
    countProjects(db, viewpoint, { ...programme, q: exampleWord }),
    readRecent(db, viewpoint),
  ]);
  const cities = byCity.rows.map((row) => cityTotals(row, places)).sort(byCost);
  return {
    registry: registryStateOf(viewpoint),
    sums: byCity.totals,
    running,
    periods: periodsOf(catalogue, places, byPeriod.rows, language),
    cities,
    examples: examplesOf(cities, running, withWord, language),
    recent,
    map: mapOfSaxony(),
  };
}

function cityTotals({ groups: [city], projects, amounts }: GroupedSums, places: Places): CityTotals {
  const key = city?.key ?? null;
  const place = key === null ? undefined : places.byAgs(key);
  return {
    kind: place ? 'municipality' : key === statewideCity ? 'statewide' : 'unmatched',
    ags: place?.ags ?? null,
    name: place?.name ?? null,
    projects,
    totalEligibleCost: amounts.totalEligibleCost.cents,
    longitude: place?.longitude ?? null,
    latitude: place?.latitude ?? null,
  };
}

const byCost = (one: CityTotals, other: CityTotals): number =>
  Number(other.totalEligibleCost - one.totalEligibleCost);

async function readRecent(db: Orm, viewpoint: Viewpoint): Promise<RecentProject[]> {
  const references = await recentlyPublished(db, viewpoint, programme, shownRecent);
  const versions = await Promise.all(
    references.map((reference) => projectVersions(db, viewpoint, reference)),
  );
  return versions.flatMap(([record, before]) => (record ? [{ record, before: before ?? null }] : []));
}

/** Periods with programme cities or projects, the latest first. */
function periodsOf(
  catalogue: Catalogue,
  places: Places,
  sums: readonly GroupedSums[],
  language: Language,
): PeriodCities[] {
  const projects = new Map(sums.map(({ groups: [period], projects }) => [period?.key, projects]));
  return catalogue
    .ofKind('fundingPeriod')
    .map(({ key, title }) => ({
      period: key,
      title: title[language] ?? title.de ?? key,
      cities: places.municipalities.filter((place) => isProgrammeCity(place, key)).length,
      projects: projects.get(key) ?? 0,
    }))
    .filter(({ cities, projects }) => cities > 0 || projects > 0)
    .sort((a, b) => (a.period < b.period ? 1 : -1));
}

/** Only searches that lead somewhere in this registry. */
function examplesOf(
  cities: readonly CityTotals[],
  running: number,
  withWord: number,
  language: Language,
): SearchExample[] {
  const largest = cities.find((city) => city.kind === 'municipality');
  return [
    ...(withWord > 0 ? [{ label: exampleWord, path: `/vorhaben?q=${exampleWord}` }] : []),
    ...(largest?.ags != null && largest.name !== null
      ? [{ label: largest.name, path: `/vorhaben?city=${largest.ags}` }]
      : []),
    ...(running > 0
      ? [{ label: startMessages.runningProjects[language], path: '/vorhaben?status=running' }]
      : []),
  ];
}
