import { formatDay, formatEuro, formatRate } from '../kernel/format.js';
import { toDecimal } from '../kernel/money.js';
import { toPercent } from '../kernel/rate.js';
import type { Language, Text } from '../kernel/text.js';
import { type AppliedFor, amountFields } from './project-input.js';
import { amountLabels, fieldLabels } from './views/field-labels.js';

/** One thing that was applied for: the field by its API name and label, the value as people and as the API write it. */
interface AppliedValue {
  readonly field: string;
  readonly label: Text;
  readonly shown: (language: Language) => string;
  readonly api: string;
}

function valuesOf({ amounts, unionRate, grantRate, period }: AppliedFor): AppliedValue[] {
  const ofAmounts = amountFields.flatMap((field): AppliedValue[] => {
    const cents = amounts[field];
    if (cents === undefined) return [];
    const shown = (language: Language) => formatEuro(cents, language);
    return [{ field, label: amountLabels[field], shown, api: toDecimal(cents) }];
  });
  const ofRates = (
    [
      ['unionRate', unionRate],
      ['grantRate', grantRate],
    ] as const
  ).flatMap(([field, rate]): AppliedValue[] => {
    if (rate === null) return [];
    const shown = (language: Language) => formatRate(rate, language);
    return [{ field, label: fieldLabels[field], shown, api: toPercent(rate) }];
  });
  const ofDays = (
    [
      ['period.start', fieldLabels.periodStart, period.start],
      ['period.end', fieldLabels.periodEnd, period.end],
    ] as const
  ).flatMap(([field, label, day]): AppliedValue[] =>
    day === null ? [] : [{ field, label, shown: (language) => formatDay(day, language), api: day }],
  );
  return [...ofAmounts, ...ofRates, ...ofDays];
}

/** What was applied for, a line each: "Förderfähige Gesamtkosten 120.000,00 €". */
export const appliedForLines = (applied: AppliedFor, language: Language): string[] =>
  valuesOf(applied).map(({ label, shown }) => `${label[language]} ${shown(language)}`);

/** The same for programs: "totalEligibleCost 120000.00". */
export const appliedForCodes = (applied: AppliedFor): string[] =>
  valuesOf(applied).map(({ field, api }) => `${field} ${api}`);
