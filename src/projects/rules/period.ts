import { formatDay } from '../../kernel/format.js';
import { error, hint, type Rule } from './rule.js';

const endNotBeforeStart: Rule = ({ period: { start, end } }) => {
  if (start === null || end === null || end >= start) return null;
  return error({
    code: 'end_before_start',
    field: 'period.end',
    reason: [
      `Das Ende (${formatDay(end, 'de')}) liegt vor dem Beginn (${formatDay(start, 'de')}).`,
      `The end (${formatDay(end, 'en')}) lies before the start (${formatDay(start, 'en')}).`,
    ],
    remedy: ['Prüfen Sie beide Tage im Bescheid.', 'Check both days in the grant decision.'],
  });
};

const withinEligibility: Rule = ({ period: { start, end } }, { eligibility }) => {
  if (eligibility === null) return null;
  const outside = [
    { field: 'period.start', day: start },
    { field: 'period.end', day: end },
  ].filter(({ day }) => day !== null && (day < eligibility.first || day > eligibility.last));
  return outside.map(({ field }) =>
    hint({
      code: 'outside_eligibility',
      field,
      reason: [
        `Der Tag liegt außerhalb des Zeitraums, in dem Ausgaben förderfähig sind (${formatDay(eligibility.first, 'de')} bis ${formatDay(eligibility.last, 'de')}).`,
        `The day lies outside the time in which expenditure is eligible (${formatDay(eligibility.first, 'en')} to ${formatDay(eligibility.last, 'en')}).`,
      ],
      remedy: ['Prüfen Sie Zeitraum und Förderperiode.', 'Check period and funding period.'],
      clause: eligibility.clause,
    }),
  );
};

const decisionPeriods: Rule = ({ decisions }) =>
  decisions.flatMap(({ grantPeriod: { start, end } }, index) =>
    start === null || end === null || end >= start
      ? []
      : error({
          code: 'grant_period_order',
          field: `decisions.${index}.grantPeriod.end`,
          reason: [
            'Der Bewilligungszeitraum endet vor seinem Beginn.',
            'The grant period ends before it starts.',
          ],
          remedy: ['Prüfen Sie beide Tage im Bescheid.', 'Check both days in the decision.'],
        }),
  );

export const periodRules: readonly Rule[] = [endNotBeforeStart, withinEligibility, decisionPeriods];
