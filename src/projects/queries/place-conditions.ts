import { inArray, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Catalogue } from '../../catalogue/index.js';
import { type PlaceEntry, type Places, regionOf } from '../../places/index.js';
import { type ProjectFilter, statewideCity, withoutValue } from '../filter.js';
import { regionCategoryOf } from '../region-category.js';

type PlaceColumns = Record<'placeKind' | 'placeId', AnyPgColumn>;

/** Key of the place a municipality counts for, as the sums group by it; null where it has none. */
type KeyOf = (city: PlaceEntry, places: Places) => string | null;

const districtOf: KeyOf = ({ districtAgs }, places) => places.byAgs(districtAgs ?? '')?.ags ?? null;

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

/** A region has its category in a funding period, so that both decide. */
export function regionCategoryCondition(
  { regionCategory: wanted }: ProjectFilter,
  catalogue: Catalogue,
  places: Places,
  { placeKind, placeId, fundingPeriodId }: PlaceColumns & Record<'fundingPeriodId', AnyPgColumn>,
): SQL | undefined {
  if (wanted === undefined) return undefined;
  const inPeriods = (accepts: (category: string | null) => boolean): SQL[] =>
    catalogue.ofKind('fundingPeriod').flatMap((period) => {
      const ids = places.municipalities
        .filter((city) => accepts(regionCategoryOf(period, regionOf(city, places), catalogue)))
        .map(({ id }) => id);
      return ids.length === 0 ? [] : [sql`(${fundingPeriodId} = ${period.id} and ${inArray(placeId, ids)})`];
    });
  const named = inPeriods((category) => category !== null && wanted.includes(category));
  const statewide = sql`${placeKind} = 'statewide'`;
  const known = or(...inPeriods((category) => category !== null)) ?? sql`false`;
  const unknown = sql`(${placeKind} <> 'statewide' and coalesce(${known}, false) is false)`;
  return (
    or(
      ...named,
      wanted.includes(statewideCity) ? statewide : undefined,
      wanted.includes(withoutValue) ? unknown : undefined,
    ) ?? sql`false`
  );
}
