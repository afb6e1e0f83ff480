import { formatEuro, formatRate } from '../../kernel/format.js';
import { type Rate, rateOf, wholeRate } from '../../kernel/rate.js';
import type { AmountField, ProjectInput } from '../project-input.js';
import { error, hint, type Rule } from './rule.js';

const shareOfCost = (input: ProjectInput, field: AmountField): Rate | null => {
  const part = input.amounts[field]?.cents;
  const cost = input.amounts.totalEligibleCost?.cents;
  return part === undefined || cost === undefined ? null : rateOf(part, cost);
};

const isRate = (rate: Rate): boolean => Number.isInteger(rate) && rate >= 0 && rate <= wholeRate;

const withinRange: Rule = (input) =>
  [
    { field: 'unionRate', rate: input.unionRate?.rate },
    { field: 'grantRate', rate: input.grantRate ?? undefined },
  ].flatMap(({ field, rate }) =>
    rate === undefined || isRate(rate)
      ? []
      : error({
          code: 'rate_out_of_range',
          field,
          reason: ['Ein Satz liegt zwischen 0 und 100 %.', 'A rate lies between 0 and 100%.'],
          remedy: ['Prüfen Sie den Satz im Bescheid.', 'Check the rate in the grant decision.'],
        }),
  );

/** The grant rate as stated, else from the amounts, against the ceiling of the guideline part. */
const grantRateCeiling: Rule = (input, { limits }) => {
  const rate = input.grantRate ?? shareOfCost(input, 'grant');
  if (rate === null || !isRate(rate)) return null;
  return limits.flatMap((limit) =>
    limit.measure !== 'grantRate' || limit.rate === null || rate <= limit.rate
      ? []
      : error({
          code: 'grant_rate_above_ceiling',
          field: 'grantRate',
          reason: [
            `Der Fördersatz von ${formatRate(rate, 'de')} übersteigt die Grenze von ${formatRate(limit.rate, 'de')}.`,
            `The grant rate of ${formatRate(rate, 'en')} exceeds the ceiling of ${formatRate(limit.rate, 'en')}.`,
          ],
          remedy: [
            'Prüfen Sie Zuwendung und Kosten im Bescheid.',
            'Check grant and cost in the grant decision.',
          ],
          clause: limit.clause,
        }),
  );
};

const grantCeiling: Rule = (input, { limits }) => {
  const grant = input.amounts.grant?.cents;
  if (grant === undefined) return null;
  return limits.flatMap(({ measure, amount, clause }) =>
    measure !== 'grant' || amount === null || grant <= amount
      ? []
      : error({
          code: 'grant_above_ceiling',
          field: 'grant',
          reason: [
            `Die Zuwendung übersteigt den Höchstbetrag von ${formatEuro(amount, 'de')}.`,
            `The grant exceeds the maximum of ${formatEuro(amount, 'en')}.`,
          ],
          remedy: ['Prüfen Sie die Zuwendung im Bescheid.', 'Check the grant in the decision.'],
          clause,
        }),
  );
};

const minimumSize: Rule = (input, { limits }) => {
  const cost = input.amounts.totalEligibleCost?.cents;
  if (cost === undefined) return null;
  return limits.flatMap(({ measure, amount, bindingness, clause }) =>
    measure !== 'totalEligibleCost' || bindingness !== 'usuallyAtLeast' || amount === null || cost >= amount
      ? []
      : hint({
          code: 'below_usual_size',
          field: 'totalEligibleCost',
          reason: [
            `In der Regel umfasst ein Vorhaben mindestens ${formatEuro(amount, 'de')}.`,
            `As a rule a project has at least ${formatEuro(amount, 'en')}.`,
          ],
          remedy: ['Sie können trotzdem einreichen.', 'You can hand it in all the same.'],
          clause,
        }),
  );
};

const statedRateFitsAmounts: Rule = (input) => {
  const fromAmounts = shareOfCost(input, 'unionContribution');
  const stated = input.unionRate;
  if (fromAmounts === null || stated === null || Math.abs(fromAmounts - stated.rate) <= 1) return null;
  return hint({
    code: 'union_rate_differs_from_amounts',
    field: 'unionRate',
    reason: [
      `Angegeben sind ${formatRate(stated.rate, 'de')}, aus den Beträgen ergeben sich ${formatRate(fromAmounts, 'de')}.`,
      `Stated are ${formatRate(stated.rate, 'en')}, the amounts give ${formatRate(fromAmounts, 'en')}.`,
    ],
    remedy: ['Prüfen Sie Satz und Beträge im Bescheid.', 'Check rate and amounts in the grant decision.'],
  });
};

const rateOfPriority: Rule = (input, { priorityUnionRate }) => {
  const rate =
    input.unionRate?.basis === 'project' ? input.unionRate.rate : shareOfCost(input, 'unionContribution');
  if (rate === null || priorityUnionRate === null || Math.abs(rate - priorityUnionRate) <= 1) return null;
  return hint({
    code: 'union_rate_differs_from_priority',
    field: 'unionRate',
    reason: [
      `Der Satz des Vorhabens (${formatRate(rate, 'de')}) weicht von dem der Priorität ab (${formatRate(priorityUnionRate, 'de')}).`,
      `The project's rate (${formatRate(rate, 'en')}) differs from that of the priority (${formatRate(priorityUnionRate, 'en')}).`,
    ],
    remedy: [
      'Die Grenze gilt für die Priorität, nicht für das einzelne Vorhaben; nur prüfen.',
      'The limit applies to the priority, not to the single project; just check.',
    ],
  });
};

export const rateRules: readonly Rule[] = [
  withinRange,
  grantRateCeiling,
  grantCeiling,
  minimumSize,
  statedRateFitsAmounts,
  rateOfPriority,
];
