import type { Cents } from '../kernel/money.js';

/** What of a project decides how its funding has to be shown. */
export interface ShownProject {
  /** Key of the funding period; null when unknown. */
  readonly fundingPeriod: string | null;
  readonly totalCost: Cents | null;
  readonly totalEligibleCost: Cents | null;
  /** "ESO4.13" is Article 4(1)(m), material deprivation. */
  readonly objective: string | null;
  readonly naturalPerson: boolean;
}

/**
 * How the support of the Union is shown at the place of a project. `posterOrPlaque`: the total cost is not known, and may
 * be above the limit.
 */
export interface Duty {
  readonly kind: 'plaque' | 'poster' | 'posterOrPlaque' | 'none';
  readonly clause: string;
}

const plaqueAbove = 10_000_000n;
const present = 'NBest-EU Nr. 7.3';
const former = 'Anhang XII Nr. 2.2 VO (EU) Nr. 1303/2013';

/**
 * 2021–2027: a durable plaque as soon as the project begins where the total cost is above 100,000 EUR, else a poster of at
 * least A3 or a screen; none for natural persons and material deprivation. The eligible cost is part of the total cost, so
 * it alone may decide. 2014–2020: a poster. Null for periods of which nothing is known.
 */
export function dutyOf(project: ShownProject): Duty | null {
  const { fundingPeriod, totalCost, totalEligibleCost, objective, naturalPerson } = project;
  if (fundingPeriod === '2014-2020') return { kind: 'poster', clause: former };
  if (fundingPeriod !== '2021-2027') return null;
  if ((totalCost ?? totalEligibleCost ?? 0n) > plaqueAbove)
    return { kind: 'plaque', clause: `${present} Buchst. c` };
  if (naturalPerson || objective === 'ESO4.13') return { kind: 'none', clause: `${present} Buchst. d` };
  return totalCost === null
    ? { kind: 'posterOrPlaque', clause: `${present} Buchst. c und d` }
    : { kind: 'poster', clause: `${present} Buchst. d` };
}
