import { comparableKeys } from '../kernel/comparable.js';
import type { HereRecord, MatchKey, Pair, SideRecord, ThereRecord } from './record.js';

export interface Matched {
  readonly pairs: readonly Pair[];
  readonly onlyHere: readonly HereRecord[];
  readonly onlyThere: readonly ThereRecord[];
}

/**
 * Ties the rows of a list to projects of the registry, each at most once: by code, reference or file number first, then by
 * what both say about the project. Equal ones are paired in order; looser keys only where they name one on each side, and
 * last the name alone, where nothing else bears it.
 */
export function matchRecords(here: readonly HereRecord[], there: readonly ThereRecord[]): Matched {
  const matching = new Matching(here, there);
  matching.byNamed('reference');
  matching.byCode();
  matching.byNamed('earlierDelivery');
  matching.byWords('nameBeneficiaryStart', 'inOrder', (one) =>
    one.start === null ? null : [words(one.name), words(one.beneficiary), one.start],
  );
  matching.byWords('nameBeneficiary', 'single', (one) =>
    one.beneficiary === null ? null : [words(one.name), words(one.beneficiary)],
  );
  matching.byWords('nameStart', 'single', (one) =>
    one.start === null ? null : [words(one.name), one.start],
  );
  matching.byWords('beneficiaryPeriodAmount', 'single', (one) =>
    one.beneficiary === null ||
    one.start === null ||
    one.end === null ||
    one.amounts.totalEligibleCost === null
      ? null
      : [words(one.beneficiary), one.start, one.end, String(one.amounts.totalEligibleCost)],
  );
  matching.byNameAlone();
  return matching.result();
}

const words = (text: string | null): string => comparableKeys(text ?? '')[1];

class Matching {
  readonly #pairs: Pair[] = [];
  readonly #here: Set<HereRecord>;
  readonly #there: Set<ThereRecord>;

  readonly #allHere: readonly HereRecord[];
  readonly #allThere: readonly ThereRecord[];

  constructor(here: readonly HereRecord[], there: readonly ThereRecord[]) {
    this.#allHere = here;
    this.#allThere = there;
    this.#here = new Set(here);
    this.#there = new Set(there);
  }

  byNamed(by: 'reference' | 'earlierDelivery'): void {
    const byId = new Map([...this.#here].map((one) => [one.projectId, one]));
    for (const row of this.#there) {
      const here = row.named?.by === by ? byId.get(row.named.projectId) : undefined;
      if (here && this.#here.has(here)) this.#pair(here, row, by);
    }
  }

  /** A code that stands at one project and in one row. */
  byCode(): void {
    const codes = new Set([...this.#there].flatMap(({ code }) => (code === null ? [] : [comparable(code)])));
    const ofHere = single([...this.#here], ({ codes: known }) => [
      ...new Set(known.map(comparable).filter((code) => codes.has(code))),
    ]);
    const ofThere = single([...this.#there], ({ code }) => (code === null ? [] : [comparable(code)]));
    for (const [code, row] of ofThere) {
      const here = ofHere.get(code);
      if (here && this.#here.has(here)) this.#pair(here, row, 'fileNumber');
    }
  }

  byWords(
    by: MatchKey,
    how: 'inOrder' | 'single',
    keyOf: (one: SideRecord) => readonly (string | null)[] | null,
  ): void {
    const key = (one: SideRecord): string | null => {
      const parts = keyOf(one);
      return parts === null || parts[0] === '' ? null : JSON.stringify(parts);
    };
    const rows = grouped([...this.#there], key);
    for (const [value, here] of grouped([...this.#here], key)) {
      const there = rows.get(value) ?? [];
      if (how === 'single' && (here.length > 1 || there.length > 1)) continue;
      this.#pairEqualFirst(here, there, by);
    }
  }

  /** A name that one project of the registry and one row of the list bear, and nothing else on either side, tied or not. */
  byNameAlone(): void {
    const nameOf = ({ name }: SideRecord): readonly string[] => [words(name)];
    const here = single(this.#allHere, nameOf);
    for (const [name, row] of single(this.#allThere, nameOf)) {
      const one = here.get(name);
      if (one && this.#here.has(one) && this.#there.has(row)) this.#pair(one, row, 'nameOnly');
    }
  }

  /** Of several that count as the same, those that agree in amount and end belong together; the rest in order. */
  #pairEqualFirst(here: readonly HereRecord[], there: readonly ThereRecord[], by: MatchKey): void {
    const exact = (one: SideRecord): string => `${one.amounts.totalEligibleCost} ${one.end}`;
    const rows = grouped([...there], exact);
    for (const one of here) {
      const row = rows.get(exact(one))?.shift();
      if (row) this.#pair(one, row, by);
    }
    const left = there.filter((row) => this.#there.has(row));
    for (const one of here.filter((project) => this.#here.has(project))) {
      const row = left.shift();
      if (row) this.#pair(one, row, by);
    }
  }

  #pair(here: HereRecord, there: ThereRecord, by: MatchKey): void {
    this.#here.delete(here);
    this.#there.delete(there);
    this.#pairs.push({ here, there, by });
  }

  result(): Matched {
    return { pairs: this.#pairs, onlyHere: [...this.#here], onlyThere: [...this.#there] };
  }
}

const comparable = (code: string): string => comparableKeys(code)[0];

/** Keys that name one of the records, with that one. */
function single<One>(records: readonly One[], keysOf: (one: One) => readonly string[]): Map<string, One> {
  const found = new Map<string, One | null>();
  for (const one of records)
    for (const key of keysOf(one)) if (key !== '') found.set(key, found.has(key) ? null : one);
  return new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one] as const])));
}

function grouped<One>(records: readonly One[], keyOf: (one: One) => string | null): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of records) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
