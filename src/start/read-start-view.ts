import { type Catalogue, catalogueAt } from '../catalogue/index.js';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Language } from '../kernel/text.js';
import { isProgrammeCity, mapOfSaxony, type Places, placesAt } from '../places/index.js';
import type { Orm } from '../platform/database/database.js';
import {
  countProjects,
  type Facets,
  facetCounts,
  type ProjectFilter,
  projectSums,
  projectVersions,
  sumsByCity,
} from '../projects/index.js';
import { registryStateOf } from '../web/index.js';
import { startMessages } from './messages.js';
import { recentlyPublished } from './queries.js';
import type { CityTotals, PeriodCities, RecentProject, SearchExample, StartView } from './start-view.js';

const programme: ProjectFilter = { scope: 'programme' };
const shownRecent = 5;
/** A word that many projects of the programme carry; shown only while it finds something. */
const exampleWord = 'Quartiersmanagement';

/** Reads what the start page shows at the current state of the registry. */
export async function readStartView(
  db: Orm,
  language: Language,
): Promise<{ view: StartView; viewpoint: Viewpoint }> {
  const viewpoint = await viewpointAt(db);
  const [catalogue, places, sums, byCity, facets, withWord, recent] = await Promise.all([
    catalogueAt(db, viewpoint.revision),
    placesAt(db, viewpoint.revision),
    projectSums(db, viewpoint, programme),
    sumsByCity(db, viewpoint, programme),
    facetCounts(db, viewpoint, programme),
    countProjects(db, viewpoint, { ...programme, q: exampleWord }),
    readRecent(db, viewpoint),
  ]);
  const cities = byCity.map((city): CityTotals => {
    const place = city.ags === null ? undefined : places.byAgs(city.ags);
    return { ...city, longitude: place?.longitude ?? null, latitude: place?.latitude ?? null };
  });
  const view = {
    registry: registryStateOf(viewpoint),
    sums,
    periods: periodsOf(catalogue, places, facets, language),
    cities,
    examples: examplesOf(cities, sums.running, withWord, language),
    recent,
    reckoningDay: viewpoint.reckoningDay,
    map: mapOfSaxony(),
  };
  return { view, viewpoint };
}

async function readRecent(db: Orm, viewpoint: Viewpoint): Promise<RecentProject[]> {
  const references = await recentlyPublished(db, viewpoint, shownRecent);
  const versions = await Promise.all(
    references.map((reference) => projectVersions(db, viewpoint, reference)),
  );
  return versions.flatMap(([record, before]) => (record ? [{ record, before: before ?? null }] : []));
}

/** Periods with programme cities or projects, the latest first. */
function periodsOf(catalogue: Catalogue, places: Places, facets: Facets, language: Language): PeriodCities[] {
  return catalogue
    .ofKind('fundingPeriod')
    .map(({ key, title }) => ({
      period: key,
      title: title[language] ?? title.de ?? key,
      cities: places.municipalities.filter((place) => isProgrammeCity(place, key)).length,
      projects: facets.get('fundingPeriod')?.get(key) ?? 0,
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
