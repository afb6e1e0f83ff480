import { attributesOf, type Catalogue, type CatalogueEntry, referenceCatalogue } from '../catalogue/index.js';
import type { Language, Text } from '../kernel/text.js';
import type { Indicator } from './implementation.js';

/** What what is reached may be broken down by. */
export const genders = ['women', 'men', 'nonBinary'] as const;
type Gender = (typeof genders)[number];

/** An indicator of the catalogue: a common one of the law, or one of the programme's own. */
export interface KnownIndicator {
  /** "EECO01" */
  readonly code: string;
  readonly period: string;
  readonly title: Text;
  /** Persons are broken down by gender; projects, enterprises and administrations are not. */
  readonly counts: 'persons' | 'entities';
  readonly brokenDownBy: readonly Gender[];
  /** Groups of codes of the same period that are parts of it. */
  readonly parts: readonly (readonly string[])[];
  readonly clause: string;
}

/** The indicators of one state of the catalogue. */
export class Indicators {
  readonly #byCode = new Map<string, KnownIndicator>();

  constructor(readonly all: readonly KnownIndicator[]) {
    for (const one of all) this.#byCode.set(keyOf(one.period, one.code), one);
  }

  get periods(): string[] {
    return [...new Set(this.all.map(({ period }) => period))];
  }

  ofPeriod(period: string): KnownIndicator[] {
    return this.all.filter((one) => one.period === period);
  }

  find(period: string, code: string | null): KnownIndicator | undefined {
    return code === null ? undefined : this.#byCode.get(keyOf(period, code));
  }

  /** Whether an indicator counts people, whose small numbers are not published; one nobody knows may. */
  countsPersons(period: string, { code, persons }: Pick<Indicator, 'code' | 'persons'>): boolean {
    return code === null ? persons : this.find(period, code)?.counts !== 'entities';
  }

  /** Parts that make the number of people that were reached. */
  gendersOf(period: string, { code, persons }: Pick<Indicator, 'code' | 'persons'>): readonly Gender[] {
    if (code === null) return persons ? genders : [];
    return this.find(period, code)?.brokenDownBy ?? genders;
  }

  /** The laws and clauses that list the indicators, without their numbers. */
  get sources(): string[] {
    return [...new Set(this.all.map(({ clause }) => clause.replace(/ Nr\. \d+$/, '')))];
  }
}

const keyOf = (period: string, code: string): string => `${period}/${code}`;

const known = new WeakMap<Catalogue, Indicators>();
let shipped: Indicators | undefined;

/** The indicators of a catalogue. States from before the catalogue held any are read with those that ship. */
export function indicatorsIn(catalogue: Catalogue): Indicators {
  const found = known.get(catalogue);
  if (found !== undefined) return found;
  const entries = catalogue.ofKind('indicator');
  if (entries.length === 0) {
    shipped ??= new Indicators(referenceCatalogue().ofKind('indicator').map(indicatorOf));
    return shipped;
  }
  const indicators = new Indicators(entries.map(indicatorOf));
  known.set(catalogue, indicators);
  return indicators;
}

function indicatorOf(entry: CatalogueEntry): KnownIndicator {
  const { fundingPeriod, counts, brokenDownBy, parts, clause } = attributesOf('indicator', entry);
  const { de, en } = entry.title;
  const code = entry.code ?? entry.key.slice(fundingPeriod.length + 1);
  return {
    code,
    period: fundingPeriod,
    title: { de: de ?? code, en: en ?? de ?? code },
    counts,
    brokenDownBy,
    parts: parts.map((group) => group.map((key) => key.slice(fundingPeriod.length + 1))),
    clause,
  };
}

/** "EECO01 Gesamtzahl der Teilnehmenden", or the name of one of its own. */
export const indicatorTitle = (
  {
    code,
    name,
    title,
  }: { readonly code: string | null; readonly name: string | null; readonly title: Text | null },
  language: Language,
): string => (code === null ? (name ?? '') : `${code} ${title?.[language] ?? ''}`.trim());
