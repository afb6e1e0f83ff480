import { countsPersons, type Implementation, type Indicator, type IndicatorYear } from './implementation.js';

/** Smallest number of people that is published. Smaller ones but zero might tell who they are. */
export const smallestShown = 5;

/** One year of an indicator as it may be shown. */
export interface ShownYear extends IndicatorYear {
  /** Whether a number was too small to be shown. */
  readonly withheld: boolean;
}

type ShownIndicator = Omit<Indicator, 'years'> & { readonly years: ShownYear[] };

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
export const publicly = (implementation: Implementation): ShownImplementation => ({
  ...implementation,
  indicators: withoutRests(
    implementation.indicators.map((indicator) => ({
      ...indicator,
      years: indicator.years.map((year) => (countsPersons(indicator) ? shownYear(year) : whole(year))),
    })),
  ),
  openOffers: implementation.openOffers.map((offer) =>
    isSmall(offer.visits) ? { ...offer, visits: null, withheld: true } : whole(offer),
  ),
});

/** With every number, for the city itself and those who see all. */
export const unabridged = (implementation: Implementation): ShownImplementation => ({
  ...implementation,
  indicators: implementation.indicators.map((indicator) => ({
    ...indicator,
    years: indicator.years.map(whole),
  })),
  openOffers: implementation.openOffers.map(whole),
});

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

/** Indicators that are parts of another, Annex I of Regulations (EU) 2021/1057 and 1304/2013: the rest would give one away. */
const families: readonly { readonly whole: string; readonly parts: readonly string[] }[] = [
  { whole: 'EECO01', parts: ['EECO02', 'EECO04', 'EECO05'] },
  { whole: 'EECO01', parts: ['EECO09', 'EECO10', 'EECO11'] },
  { whole: 'EECO02', parts: ['EECO03'] },
  { whole: 'CO01', parts: ['CO02'] },
  { whole: 'CO03', parts: ['CO04'] },
];

/** Withholds every part of a whole in a year in which one of them, or what is left of the whole, is too small. */
function withoutRests(indicators: readonly ShownIndicator[]): ShownIndicator[] {
  const yearOf = (code: string, year: number): ShownYear | undefined =>
    indicators.find((one) => one.code === code)?.years.find((one) => one.year === year);
  const isTold = ({ whole: of, parts }: (typeof families)[number], year: number): boolean => {
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
