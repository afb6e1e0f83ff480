import type { ProgrammeMark } from './tables.js';

/** A district or municipality as it was published at a revision. */
export interface PlaceEntry {
  readonly id: bigint;
  readonly kind: 'district' | 'municipality';
  /** Official key: five digits for a district, eight for a municipality. */
  readonly ags: string;
  readonly name: string;
  /** What officially follows the name ("Stadt", "Kreisfreie Stadt"). */
  readonly designation: string | null;
  readonly districtAgs: string | null;
  readonly nuts3: string | null;
  readonly population: number | null;
  readonly populationDate: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly spellings: readonly string[];
  readonly programmeMarks: readonly ProgrammeMark[];
  readonly validAsOf: string | null;
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
