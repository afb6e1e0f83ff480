import { type AttributesOf, attributesByKind, type CatalogueKind } from './attributes.js';

export type { CatalogueKind };

/** One entry as it was published at a revision. */
export interface CatalogueEntry {
  readonly id: bigint;
  readonly kind: CatalogueKind;
  /** Permanent key, unique within its kind: "2021-2027/152", for funding periods "2021-2027". */
  readonly key: string;
  /** Official code as printed; null where there is none. */
  readonly code: string | null;
  readonly title: { readonly de: string | null; readonly en: string | null };
  readonly titleVerified: { readonly de: boolean; readonly en: boolean };
  readonly verificationNote: string | null;
  readonly spellings: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Revision that published this version of the entry; 0 for shipped reference data that is not loaded. */
  readonly publishedRevision: number;
}

/** All entries of one revision, looked up in memory: a revision never changes, so neither does its catalogue. */
export class Catalogue {
  readonly #byId = new Map<bigint, CatalogueEntry>();
  readonly #byKey = new Map<CatalogueKind, Map<string, CatalogueEntry>>();
  readonly #byKind = new Map<CatalogueKind, CatalogueEntry[]>();

  constructor(entries: readonly CatalogueEntry[]) {
    for (const entry of entries) {
      this.#byId.set(entry.id, entry);
      const ofKind = this.#byKey.get(entry.kind) ?? new Map<string, CatalogueEntry>();
      this.#byKey.set(entry.kind, ofKind.set(entry.key, entry));
      this.#byKind.set(entry.kind, [...(this.#byKind.get(entry.kind) ?? []), entry]);
    }
  }

  byId(id: bigint): CatalogueEntry | undefined {
    return this.#byId.get(id);
  }

  byKey(kind: CatalogueKind, key: string): CatalogueEntry | undefined {
    return this.#byKey.get(kind)?.get(key);
  }

  /** Every entry, for a thread that builds the same catalogue. */
  all(): CatalogueEntry[] {
    return [...this.#byId.values()];
  }

  /** Entries of one kind in the order of their keys; of one funding period if its key is given. */
  ofKind(kind: CatalogueKind, fundingPeriod?: string): readonly CatalogueEntry[] {
    const all = this.#byKind.get(kind) ?? [];
    return fundingPeriod === undefined
      ? all
      : all.filter((entry) => fundingPeriodOf(entry) === fundingPeriod);
  }
}

/** Key of the funding period an entry belongs to; a funding period belongs to itself, an action field to none. */
export function fundingPeriodOf(entry: CatalogueEntry): string {
  return entry.kind === 'fundingPeriod' ? entry.key : String(entry.attributes.fundingPeriod ?? '');
}

/** The programme's own guidelines: sustainable social urban development, in every funding period. */
export const programmeGuidelines = (catalogue: Catalogue): CatalogueEntry[] =>
  catalogue.ofKind('fundingGuideline').filter((guideline) => guideline.attributes.programme === true);

/** Whether a guideline, given by its key, is one of the programme's own; an unknown one is not. */
export const isOfProgramme = (catalogue: Catalogue, guidelineKey: string | null): boolean =>
  programmeGuidelines(catalogue).some(({ key }) => key === guidelineKey);

/** The attributes of an entry in the shape of its kind; throws when the registry holds another shape. */
export function attributesOf<Kind extends CatalogueKind>(
  kind: Kind,
  entry: CatalogueEntry,
): AttributesOf<Kind> {
  return attributesByKind[kind].parse(entry.attributes) as AttributesOf<Kind>;
}
