import { countsOnly, type GroupedSums, type Sums, sumsBy } from '../aggregates/index.js';
import { agreementKind } from '../agreements/index.js';
import { type Area, areaKind } from '../areas/index.js';
import { boardKind } from '../boards/index.js';
import {
  anyKind,
  type CheckedRecord,
  type CityRecordKind,
  readRecord,
  recordsAt,
} from '../city-records/index.js';
import { type Goal, goalKind } from '../goals/index.js';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import { implementationKind } from '../implementations/index.js';
import type { AsOf } from '../kernel/as-of.js';
import { Problem } from '../kernel/problem.js';
import { type Office, officeKind } from '../offices/index.js';
import { isProgrammeCity, type PlaceEntry, type Places, placesAt } from '../places/index.js';
import { type Plan, planKind } from '../plans/index.js';
import type { Orm } from '../platform/database/database.js';
import { countProjects, listProjects, type ProjectFilter, type ProjectRecord } from '../projects/index.js';

/** More projects of one city are shown in the list of projects. */
const mostProjects = 200;

/** Everything published about one city, projects of the programme only. */
export interface CityView {
  readonly viewpoint: Viewpoint;
  readonly city: PlaceEntry;
  /** "Landkreis Bautzen"; null for a city that is a district of its own. */
  readonly district: string | null;
  readonly sums: Sums;
  readonly running: number;
  /** By calendar year and funding period. */
  readonly years: readonly GroupedSums[];
  /** The first two hundred by name. */
  readonly projects: readonly ProjectRecord[];
  readonly areas: readonly CheckedRecord<Area>[];
  readonly plans: readonly CheckedRecord<Plan>[];
  readonly goals: readonly CheckedRecord<Goal>[];
  readonly offices: readonly CheckedRecord<Office>[];
  /** What else it publishes about its neighbourhoods, by kind. */
  readonly further: readonly { readonly kind: CityRecordKind; readonly records: readonly CheckedRecord[] }[];
}

/** Reads a city at a state of the registry. @throws Problem `not_found` for what is no municipality */
export async function readCity(db: Orm, ags: string, asOf: AsOf | undefined): Promise<CityView> {
  const viewpoint = await viewpointAt(db, asOf);
  const places = await placesAt(db, viewpoint.revision);
  const city = places.byAgs(ags);
  if (city?.kind !== 'municipality') throw new Problem('not_found');
  const filter: ProjectFilter = { scope: 'programme', city: [ags] };
  const published = async <Said extends Readonly<Record<string, unknown>>>(kind: CityRecordKind<Said>) =>
    (await recordsAt(db, kind.kind, viewpoint.revision, ags)).map((kept) => readRecord(kind, kept));
  const [{ totals }, years, running, { items }, areas, plans, goals, offices] = await Promise.all([
    sumsBy(db, viewpoint, filter, []),
    sumsBy(db, viewpoint, filter, ['calendarYear', 'fundingPeriod']),
    countProjects(db, viewpoint, { ...filter, status: ['running'] }),
    listProjects(db, viewpoint, {
      filter,
      sort: [{ key: 'name', descending: false }],
      limit: mostProjects,
    }),
    published(areaKind),
    published(planKind),
    published(goalKind),
    published(officeKind),
  ]);
  const further = [];
  for (const kind of [anyKind(agreementKind), anyKind(boardKind), anyKind(implementationKind)])
    further.push({ kind, records: await published(kind) });
  return {
    viewpoint,
    city,
    district: districtOf(city, places),
    sums: totals,
    running,
    years: years.rows,
    projects: items,
    areas,
    plans,
    goals,
    offices,
    further,
  };
}

/** A city among the others: one that takes part, or has projects of the programme. */
export interface ListedCity {
  readonly city: PlaceEntry;
  readonly district: string | null;
  readonly sums: Pick<Sums, 'projects' | 'amounts'> | null;
  readonly areas: number;
}

/** All cities of the programme at a state of the registry, by name. */
export async function listCities(
  db: Orm,
  asOf: AsOf | undefined,
): Promise<{ readonly viewpoint: Viewpoint; readonly cities: readonly ListedCity[] }> {
  const viewpoint = await viewpointAt(db, asOf);
  const [places, byCity, areas] = await Promise.all([
    placesAt(db, viewpoint.revision),
    sumsBy(db, viewpoint, { scope: 'programme' }, ['city'], {
      ...countsOnly,
      amounts: ['totalEligibleCost'],
    }),
    recordsAt(db, 'area', viewpoint.revision),
  ]);
  const sums = new Map(byCity.rows.map((row) => [row.groups[0]?.key ?? '', row]));
  const cities = places.municipalities
    .filter((place) => isProgrammeCity(place) || sums.has(place.ags))
    .map((city) => ({
      city,
      district: districtOf(city, places),
      sums: sums.get(city.ags) ?? null,
      areas: areas.filter(({ cityAgs }) => cityAgs === city.ags).length,
    }));
  return { viewpoint, cities };
}

/** The district a city lies in, as it is called; null for one that is its own. */
function districtOf({ districtAgs }: PlaceEntry, places: Places): string | null {
  const district = places.byAgs(districtAgs ?? '');
  if (district?.designation !== 'Landkreis') return null;
  return /kreis$/i.test(district.name) ? district.name : `Landkreis ${district.name}`;
}
