import { countsPersons, type Implementation, type Indicator, type IndicatorYear } from './implementation.js';

/** Smallest number of people that is published. Smaller ones but zero might tell who they are. */
export const smallestShown = 5;

/** One year of an indicator as it may be shown. */
export interface ShownYear extends IndicatorYear {
  /** Whether a number was too small to be shown. */
  readonly withheld: boolean;
}

/** An implementation as the public sees it. */
export interface ShownImplementation extends Omit<Implementation, 'indicators' | 'openOffers'> {
  readonly indicators: (Omit<Indicator, 'years'> & { readonly years: ShownYear[] })[];
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
  indicators: implementation.indicators.map((indicator) => ({
    ...indicator,
    years: indicator.years.map((year) => (countsPersons(indicator) ? shownYear(year) : whole(year))),
  })),
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
  if ([women, men, nonBinary].some(isSmall)) return { ...year, ...noParts, withheld: true };
  return whole(year);
}
