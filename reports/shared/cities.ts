import type { GroupedSums } from '../../src/aggregates/index.js';
import { mapOfSaxony, type Places } from '../../src/places/index.js';
import type { MapMark, MapShapes } from '../../src/platform/charts/schematic-map.js';
import type { ListedProject } from './listed-projects.js';

/** What is known of a municipality, and what its projects come to. */
export interface ReportedCity {
  readonly ags: string;
  readonly name: string;
  readonly district: { readonly ags: string; readonly name: string } | null;
  /** Inhabitants and the day they were counted on, where the source states them. */
  readonly inhabitants: number | null;
  readonly inhabitantsOn: string | null;
  readonly sums: GroupedSums;
  /** Sums by calendar year and funding period, the amounts spread over the days of each project. */
  readonly years: readonly GroupedSums[];
  /** Areas that its projects name, in German order. */
  readonly areas: readonly string[];
  readonly mark: MapMark | null;
}

/** `years` is grouped by city, calendar year and funding period. */
export function reportedCities(
  sums: readonly GroupedSums[],
  years: readonly GroupedSums[],
  projects: readonly ListedProject[],
  places: Places,
): ReportedCity[] {
  return sums.flatMap((row) => {
    const place = places.byAgs(row.groups[0]?.key ?? '');
    if (place === undefined) return [];
    const { ags, name, districtAgs, latitude, longitude, population, populationDate } = place;
    const district = places.byAgs(districtAgs ?? '');
    return [
      {
        ags,
        name,
        district: district === undefined ? null : { ags: district.ags, name: district.name },
        inhabitants: population,
        inhabitantsOn: populationDate,
        sums: row,
        years: years
          .filter(({ groups }) => groups[0]?.key === ags)
          .map(({ groups, ...rest }) => ({ ...rest, groups: groups.slice(1) })),
        areas: areasOf(projects.filter((project) => project.place.ags === ags)),
        mark: latitude === null || longitude === null ? null : markAt(longitude, latitude, name),
      },
    ];
  });
}

const collator = new Intl.Collator('de', { numeric: true });

const areasOf = (projects: readonly ListedProject[]): string[] =>
  [...new Set(projects.flatMap(({ area }) => area ?? []))].sort(collator.compare);

function markAt(longitude: number, latitude: number, label: string): MapMark {
  const [x, y] = mapOfSaxony().project(longitude, latitude);
  return { x, y, label };
}

export function landShapes(): MapShapes {
  const { viewBox, districts } = mapOfSaxony();
  return { viewBox, districts: districts.map(({ ags, path }) => ({ key: ags, path })) };
}
