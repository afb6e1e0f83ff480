import type { Implementation, Indicator, IndicatorYear } from './implementation.js';
import type { Indicators } from './rules/known-indicators.js';

/** Smallest number of people that is published. Smaller ones but zero might tell who they are. */
export const smallestShown = 5;

/** One year of an indicator as it may be shown. */
export interface ShownYear extends IndicatorYear {
  /** Whether a number was too small to be shown. */
  readonly withheld: boolean;
}

type ShownIndicator = Omit<Indicator, 'years'> & { readonly years: ShownYear[] };

/** Which numbers whoever asks may see. */
export type Shown = (implementation: Implementation, known: Indicators) => ShownImplementation;

/** An implementation as the public sees it. */
export interface ShownImplementation extends Omit<Implementation, 'indicators' | 'openOffers'> {
  readonly indicators: ShownIndicator[];
  readonly openOffers: {
    readonly year: number;
    readonly visits: number | null;
    readonly days: number | null;
    readonly withheld: boolean;
  }[];
}

const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < smallestShown;

/** Without small numbers of people: a small total takes everything with it, a small part the whole breakdown. */
export const publicly: Shown = (implementation, known) => ({
  ...implementation,
  indicators: withoutRests(
    withPersons(implementation, known).map((indicator) => ({
      ...indicator,
      years: indicator.years.map((year) => (indicator.persons ? shownYear(year) : whole(year))),
    })),
    familiesOf(known, implementation.fundingPeriod),
  ),
  openOffers: implementation.openOffers.map((offer) =>
    isSmall(offer.visits) ? { ...offer, visits: null, withheld: true } : whole(offer),
  ),
});

/** With every number, for the city itself and those who see all. */
export const unabridged: Shown = (implementation, known) => ({
  ...implementation,
  indicators: withPersons(implementation, known).map((indicator) => ({
    ...indicator,
    years: indicator.years.map(whole),
  })),
  openOffers: implementation.openOffers.map(whole),
});

/** Whether an indicator counts people is what the catalogue says of it, whatever was sent. */
const withPersons = ({ indicators, fundingPeriod }: Implementation, known: Indicators): Indicator[] =>
  indicators.map((one) => ({ ...one, persons: known.countsPersons(fundingPeriod, one) }));

const whole = <Year>(year: Year): Year & { withheld: boolean } => ({ ...year, withheld: false });

function shownYear(year: IndicatorYear): ShownYear {
  const { reached, women, men, nonBinary } = year;
  const noParts = { women: null, men: null, nonBinary: null };
  if (isSmall(reached)) return { ...year, ...noParts, reached: null, withheld: true };
  // With one part missing it could be reckoned from the others, or from the total.
  const named = [women, men, nonBinary].reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const rest = reached === null ? null : reached - named;
  if ([women, men, nonBinary, rest].some(isSmall)) return { ...year, ...noParts, withheld: true };
  return whole(year);
}

/** Indicators that are parts of another: the rest would give one away. */
interface Family {
  readonly whole: string;
  readonly parts: readonly string[];
}

const familiesOf = (known: Indicators, period: string): Family[] =>
  known.ofPeriod(period).flatMap(({ code, parts }) => parts.map((group) => ({ whole: code, parts: group })));

/** Withholds every part of a whole in a year in which one of them, or what is left of the whole, is too small. */
function withoutRests(indicators: readonly ShownIndicator[], families: readonly Family[]): ShownIndicator[] {
  const yearOf = (code: string, year: number): ShownYear | undefined =>
    indicators.find((one) => one.code === code)?.years.find((one) => one.year === year);
  const isTold = ({ whole: of, parts }: Family, year: number): boolean => {
    const found = parts.map((code) => yearOf(code, year));
    const total = yearOf(of, year)?.reached ?? null;
    const rest = total === null ? null : total - found.reduce((sum, one) => sum + (one?.reached ?? 0), 0);
    return found.some((one) => one?.withheld) || isSmall(rest);
  };
  return indicators.map((one) => ({
    ...one,
    years: one.years.map((year) =>
      families.some((family) => family.parts.includes(one.code ?? '') && isTold(family, year.year))
        ? { ...year, reached: null, women: null, men: null, nonBinary: null, withheld: true }
        : year,
    ),
  }));
}
