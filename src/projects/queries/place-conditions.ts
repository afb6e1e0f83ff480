import { inArray, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { nuts2Of, type PlaceEntry, type Places } from '../../places/index.js';
import { type ProjectFilter, statewideCity, withoutValue } from '../filter.js';

type PlaceColumns = Record<'placeKind' | 'placeId', AnyPgColumn>;

/** Key of the place a municipality counts for, as the sums group by it; null where it has none. */
type KeyOf = (city: PlaceEntry, places: Places) => string | null;

const districtOf: KeyOf = ({ districtAgs }, places) => places.byAgs(districtAgs ?? '')?.ags ?? null;
const regionOf: KeyOf = (city, places) => nuts2Of(places.byAgs(city.districtAgs ?? '') ?? city);

/** What a filter says of where projects are: by city, district and region, each as the sums group by it. */
export const placeConditions = (
  { city, district, nuts2 }: ProjectFilter,
  places: Places,
  columns: PlaceColumns,
): (SQL | undefined)[] => [
  city && placeCondition(city, ({ ags }) => ags, places, columns),
  district && placeCondition(district, districtOf, places, columns),
  nuts2 && placeCondition(nuts2, regionOf, places, columns),
];

function placeCondition(
  wanted: readonly string[],
  keyOf: KeyOf,
  places: Places,
  { placeKind, placeId }: PlaceColumns,
): SQL {
  const idsWhere = (accepts: (key: string | null) => boolean): SQL => {
    const ids = places.municipalities.filter((city) => accepts(keyOf(city, places))).map(({ id }) => id);
    return ids.length === 0 ? sql`false` : inArray(placeId, ids);
  };
  const named = idsWhere((key) => key !== null && wanted.includes(key));
  const statewide = wanted.includes(statewideCity) ? sql`${placeKind} = 'statewide'` : undefined;
  const unknown = sql`(${placeKind} <> 'statewide' and (${placeId} is null or ${idsWhere((key) => key === null)}))`;
  return or(named, statewide, wanted.includes(withoutValue) ? unknown : undefined) ?? sql`false`;
}
