import type { Text } from '../../kernel/text.js';

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

/** What of an indicator of a record says which it is. */
interface Named {
  readonly code: string | null;
  /** What was said of one of its own. */
  readonly persons: boolean;
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
  countsPersons(period: string, { code, persons }: Named): boolean {
    return code === null ? persons : this.find(period, code)?.counts !== 'entities';
  }

  /** Parts that make the number of people that were reached. */
  gendersOf(period: string, { code, persons }: Named): readonly Gender[] {
    if (code === null) return persons ? genders : [];
    return this.find(period, code)?.brokenDownBy ?? genders;
  }

  /** The laws and clauses that list the indicators, without their numbers. */
  get sources(): string[] {
    return [...new Set(this.all.map(({ clause }) => clause.replace(/ Nr\. \d+$/, '')))];
  }
}

const keyOf = (period: string, code: string): string => `${period}/${code}`;
