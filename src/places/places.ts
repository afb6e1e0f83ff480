import type { PlaceContent } from './content.js';

/**
 * A district or municipality as it was published at a revision. A municipality that merged into another stays an entry
 * of its own, because older lists name it: it has no `validAsOf`, and `successorAgs` where a source tells it.
 */
export interface PlaceEntry extends PlaceContent {
  /** Internal identity for foreign keys, never shown. */
  readonly id: bigint;
  readonly kind: 'district' | 'municipality';
  /** Official key: five digits for a district, eight for a municipality. */
  readonly ags: string;
  /** Revision that published this version of the entry; 0 for shipped reference data that is not loaded. */
  readonly publishedRevision: number;
}

/** All places of one revision, looked up in memory. */
export class Places {
  readonly municipalities: readonly PlaceEntry[];
  readonly districts: readonly PlaceEntry[];
  readonly #byId = new Map<bigint, PlaceEntry>();
  readonly #byAgs = new Map<string, PlaceEntry>();

  /** @param entries in the order in which lists show them */
  constructor(entries: readonly PlaceEntry[]) {
    this.municipalities = entries.filter((place) => place.kind === 'municipality');
    this.districts = entries.filter((place) => place.kind === 'district');
    for (const entry of entries) {
      this.#byId.set(entry.id, entry);
      this.#byAgs.set(entry.ags, entry);
    }
  }

  byId(id: bigint): PlaceEntry | undefined {
    return this.#byId.get(id);
  }

  byAgs(ags: string): PlaceEntry | undefined {
    return this.#byAgs.get(ags);
  }
}

/** Key of the NUTS 2 region a place lies in ("DED2"): the first four characters of its NUTS 3 key. */
export const nuts2Of = (place: PlaceEntry | undefined): string | null => place?.nuts3?.slice(0, 4) ?? null;

/** The NUTS 2 region of the district a municipality lies in; null where it is not known. */
export const regionOf = (city: PlaceEntry, places: Places): string | null =>
  nuts2Of(places.byAgs(city.districtAgs ?? '') ?? city);

/** Whether a municipality takes part in the programme in a funding period; in any period if none is given. */
export function isProgrammeCity(place: PlaceEntry, fundingPeriod?: string): boolean {
  return place.programmeMarks.some(
    (mark) => fundingPeriod === undefined || mark.fundingPeriod === fundingPeriod,
  );
}
