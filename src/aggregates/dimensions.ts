import type { CatalogueField, Dictionary } from '../projects/index.js';

/** What sums can be grouped by. `year` is the year in which a project starts. */
export const dimensions = [
  'city',
  'district',
  'category',
  'guideline',
  'object',
  'objective',
  'fund',
  'fundingPeriod',
  'year',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Catalogue field behind each dimension that groups by a catalogue value. */
export const catalogueDimensions = {
  category: 'interventionCategory',
  guideline: 'fundingGuideline',
  object: 'fundingObject',
  objective: 'specificObjective',
  fund: 'fund',
  fundingPeriod: 'fundingPeriod',
} as const satisfies Partial<Record<Dimension, CatalogueField>>;

/** One value of a dimension. Projects without one are in the group whose key is null. */
export interface Group {
  /** Key to filter by: AGS or "landesweit", key of a catalogue entry, year; null where nothing is known. */
  readonly key: string | null;
  readonly code: string | null;
  readonly title: { readonly de: string; readonly en: string } | null;
  /** Place of the group among its siblings; alphabetical for places, by key for the catalogue, unknown last. */
  readonly order: number;
}

const statewide: Group = {
  key: 'landesweit',
  code: null,
  title: { de: 'landesweit', en: 'statewide' },
  order: 1_000_000,
};
const unknown: Group = { key: null, code: null, title: null, order: 1_000_001 };

/** A row of the database before it is named: ids of the dimensions asked for. */
export type RawGroup = Readonly<
  Record<'placeKind' | 'placeId' | 'year' | `${CatalogueField}Id`, string | number | null>
>;

/** Names a value of a dimension in the words of a revision. */
export function groupOf(dimension: Dimension, raw: RawGroup, dictionary: Dictionary): Group {
  if (dimension === 'city' || dimension === 'district') return placeGroup(dimension, raw, dictionary);
  if (dimension === 'year') return yearGroup(raw.year);
  const field = catalogueDimensions[dimension];
  const id = raw[`${field}Id`];
  const entry = id === null ? undefined : dictionary.catalogue.byId(BigInt(id));
  if (!entry) return unknown;
  const title = entry.title.de ?? entry.code ?? entry.key;
  return {
    key: entry.key,
    code: entry.code,
    title: { de: title, en: entry.title.en ?? title },
    order: dictionary.catalogue.ofKind(field).indexOf(entry),
  };
}

function placeGroup(dimension: 'city' | 'district', raw: RawGroup, { places }: Dictionary): Group {
  if (raw.placeKind === 'statewide') return statewide;
  const city = raw.placeId === null ? undefined : places.byId(BigInt(raw.placeId));
  const place = dimension === 'district' ? places.byAgs(city?.districtAgs ?? '') : city;
  if (!place) return unknown;
  const siblings = dimension === 'district' ? places.districts : places.municipalities;
  return {
    key: place.ags,
    code: place.ags,
    title: { de: place.name, en: place.name },
    order: siblings.indexOf(place),
  };
}

function yearGroup(year: string | number | null): Group {
  if (year === null) return unknown;
  return {
    key: String(year),
    code: null,
    title: { de: String(year), en: String(year) },
    order: Number(year),
  };
}
