import { perInhabitant } from '../../src/aggregates/index.js';
import type { Cents } from '../../src/kernel/money.js';
import { type Language, text } from '../../src/kernel/text.js';
import type { Fact } from '../../src/reporting/index.js';
import type { ReportedCity } from './cities.js';

/** Total eligible cost of a city per inhabitant, half up; null where inhabitants or costs are not known. */
export function costPerInhabitant({ sums, inhabitants }: ReportedCity): Cents | null {
  const { cents, known } = sums.amounts.totalEligibleCost;
  return known === 0 ? null : perInhabitant(cents, inhabitants);
}

export function perInhabitantFact(city: ReportedCity, language: Language): Fact {
  const cents = costPerInhabitant(city);
  return {
    key: 'totalEligibleCostPerInhabitant',
    label: text('Gesamtkosten je Einwohner', 'Eligible cost per inhabitant')[language],
    value: cents === null ? null : { type: 'money', cents },
  };
}
