import { nuts2Of, type PlaceEntry, regionOf } from '../places/index.js';
import {
  areaKey,
  type CatalogueField,
  type Dictionary,
  naturalPersons,
  regionCategories,
  regionCategoryOf,
  regionCategoryWords,
} from '../projects/index.js';

/**
 * What sums can be grouped by. `year` is the year in which a project starts. `calendarYear` spreads the amounts of a
 * project evenly over the days of its period: computed, not booked; a project counts in every year it runs in.
 */
export const dimensions = [
  'city',
  'district',
  'nuts2',
  'regionCategory',
  'area',
  'beneficiary',
  'priority',
  'category',
  'guideline',
  'object',
  'objective',
  'actionField',
  'fund',
  'fundingPeriod',
  'year',
  'calendarYear',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Whether a project may be in several groups of a dimension: the groups then come to more than the whole. */
export const overlaps = (dimension: Dimension): boolean =>
  dimension === 'calendarYear' || dimension === 'actionField';

/** Catalogue field behind each dimension that groups by a catalogue value. */
export const catalogueDimensions = {
  category: 'interventionCategory',
  guideline: 'fundingGuideline',
  object: 'fundingObject',
  objective: 'specificObjective',
  fund: 'fund',
  fundingPeriod: 'fundingPeriod',
  priority: 'priority',
} as const satisfies Partial<Record<Dimension, CatalogueField>>;

/** One value of a dimension. Projects without one are in the group whose key is null. */
export interface Group {
  /** Key to filter by: AGS or "landesweit", key of a catalogue entry, year; null where nothing is known. */
  readonly key: string | null;
  readonly code: string | null;
  readonly title: { readonly de: string; readonly en: string } | null;
  /** Place of the group among its siblings; alphabetical for places, by key for the catalogue, unknown last. */
  readonly order: number | string;
  /** Inhabitants of a place, where its source states them; null for all other groups. */
  readonly inhabitants: number | null;
}

const statewide: Group = {
  key: 'landesweit',
  code: null,
  title: { de: 'landesweit', en: 'statewide' },
  order: 1_000_000,
  inhabitants: null,
};
const unknown: Group = { key: null, code: null, title: null, order: 1_000_002, inhabitants: null };

/** A row of the database before it is named: what it holds of the dimensions asked for, null of all others. */
export type RawGroup = Readonly<
  Record<
    | 'placeKind'
    | 'placeId'
    | 'year'
    | 'calendarYear'
    | 'area'
    | 'actionField'
    | 'beneficiaryKey'
    | 'beneficiaryName'
    | `${CatalogueField}Id`,
    string | number | null
  >
>;

/** Names a value of a dimension in the words of a revision. */
export function groupOf(dimension: Dimension, raw: RawGroup, dictionary: Dictionary): Group {
  switch (dimension) {
    case 'city':
    case 'district':
      return placeGroup(dimension, raw, dictionary);
    case 'nuts2':
      return regionGroup(raw, dictionary);
    case 'regionCategory':
      return regionCategoryGroup(raw, dictionary);
    case 'area':
      return areaGroup(raw, dictionary);
    case 'actionField':
      return actionFieldGroup(raw, dictionary);
    case 'beneficiary':
      return beneficiaryGroup(raw);
    case 'year':
    case 'calendarYear':
      return yearGroup(raw[dimension]);
    default:
      return catalogueGroup(catalogueDimensions[dimension], raw, dictionary);
  }
}

function catalogueGroup(field: CatalogueField, raw: RawGroup, { catalogue }: Dictionary): Group {
  const id = raw[`${field}Id`];
  const entry = id === null ? undefined : catalogue.byId(BigInt(id));
  if (!entry) return unknown;
  const title = entry.title.de ?? entry.code ?? entry.key;
  return {
    key: entry.key,
    code: entry.code,
    title: { de: title, en: entry.title.en ?? title },
    order: catalogue.ofKind(field).indexOf(entry),
    inhabitants: null,
  };
}

const cityOf = ({ placeId }: RawGroup, { places }: Dictionary): PlaceEntry | undefined =>
  placeId === null ? undefined : places.byId(BigInt(placeId));

const same = (words: string) => ({ de: words, en: words });

function placeGroup(dimension: 'city' | 'district', raw: RawGroup, dictionary: Dictionary): Group {
  if (raw.placeKind === 'statewide') return statewide;
  const { places } = dictionary;
  const city = cityOf(raw, dictionary);
  const place = dimension === 'district' ? places.byAgs(city?.districtAgs ?? '') : city;
  if (!place) return unknown;
  const siblings = dimension === 'district' ? places.districts : places.municipalities;
  return {
    key: place.ags,
    code: place.ags,
    title: same(place.name),
    order: siblings.indexOf(place),
    inhabitants: place.population,
  };
}

const regionNames: Readonly<Record<string, string>> = {
  DED2: 'Dresden',
  DED4: 'Chemnitz',
  DED5: 'Leipzig',
};

/** The NUTS 2 region of the district a city lies in. Inhabitants are those of its districts, if all are known. */
function regionGroup(raw: RawGroup, dictionary: Dictionary): Group {
  if (raw.placeKind === 'statewide') return statewide;
  const { places } = dictionary;
  const city = cityOf(raw, dictionary);
  const key = city ? regionOf(city, places) : null;
  if (key === null) return unknown;
  const populations = places.districts
    .filter((district) => nuts2Of(district) === key)
    .map(({ population }) => population);
  return {
    key,
    code: key,
    title: same(regionNames[key] ?? key),
    order: key,
    inhabitants: populations.some((population) => population === null)
      ? null
      : populations.reduce<number>((sum, population) => sum + (population ?? 0), 0),
  };
}

/** The category a region has in the funding period of the projects. */
function regionCategoryGroup(raw: RawGroup, dictionary: Dictionary): Group {
  if (raw.placeKind === 'statewide') return statewide;
  const city = cityOf(raw, dictionary);
  const period =
    raw.fundingPeriodId === null ? undefined : dictionary.catalogue.byId(BigInt(raw.fundingPeriodId));
  const key =
    city && period && regionCategoryOf(period, regionOf(city, dictionary.places), dictionary.catalogue);
  if (!key) return unknown;
  return {
    key,
    code: null,
    title: regionCategoryWords[key],
    order: regionCategories.indexOf(key),
    inhabitants: null,
  };
}

/** An area of a city (Fördergebiet) as the records name it; the same name in two cities is two areas. */
function areaGroup(raw: RawGroup, dictionary: Dictionary): Group {
  if (raw.area === null) return unknown;
  const city = cityOf(raw, dictionary);
  const area = String(raw.area);
  return {
    key: areaKey(city?.ags ?? '', area),
    code: null,
    title: same(city === undefined ? area : `${city.name}, ${area}`),
    order: `${city?.name ?? ''}, ${area}`,
    inhabitants: null,
  };
}

function actionFieldGroup({ actionField }: RawGroup, { catalogue }: Dictionary): Group {
  const entry = actionField === null ? undefined : catalogue.byKey('actionField', String(actionField));
  if (entry === undefined) return unknown;
  const title = entry.title.de ?? entry.key;
  return {
    key: entry.key,
    code: null,
    title: { de: title, en: entry.title.en ?? title },
    order: catalogue.ofKind('actionField').indexOf(entry),
    inhabitants: null,
  };
}

function beneficiaryGroup({ beneficiaryKey, beneficiaryName }: RawGroup): Group {
  if (beneficiaryKey === null) return unknown;
  if (beneficiaryKey === naturalPersons)
    return {
      key: naturalPersons,
      code: null,
      title: { de: 'natürliche Personen', en: 'natural persons' },
      order: 1_000_001,
      inhabitants: null,
    };
  const name = String(beneficiaryName);
  return { key: String(beneficiaryKey), code: null, title: same(name), order: name, inhabitants: null };
}

function yearGroup(year: string | number | null): Group {
  if (year === null) return unknown;
  const title = same(String(year));
  return { key: String(year), code: null, title, order: Number(year), inhabitants: null };
}

/** Order of two groups of one dimension: names before what has no name of its own, each in German order. */
export function compareGroups(one: Group, other: Group): number {
  if (typeof one.order === 'string' && typeof other.order === 'string')
    return collator.compare(one.order, other.order);
  if (typeof one.order === 'string') return -1;
  return typeof other.order === 'string' ? 1 : one.order - other.order;
}

/** Order of two rows: by their first groups, then by their second. */
export function compareRows(one: readonly Group[], other: readonly Group[]): number {
  for (const [index, group] of one.entries()) {
    const against = other[index];
    const order = against === undefined ? 0 : compareGroups(group, against);
    if (order !== 0) return order;
  }
  return 0;
}

const collator = new Intl.Collator('de', { numeric: true });
