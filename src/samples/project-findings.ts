import type { Cents } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { DrawnSample } from './commands/draw-sample.js';
import { projectConservative } from './conservative.js';
import {
  type Confidence,
  type Projection,
  projectMonetary,
  projectRandom,
  standardDeviation,
} from './projection.js';

/** An error somebody found: amount less audited amount. Items that are not named had none. */
export interface FoundError {
  readonly reference: string;
  readonly error: Cents;
}

/** Monetary-unit samples only: by the spread of the errors, or without asking for it. */
export const approaches = ['standard', 'conservative'] as const;
export type Approach = (typeof approaches)[number];

const euros = (cents: Cents): number => Number(cents) / 100;

/** Projects errors found in a sample to its population. @throws Problem `rule_broken` for an item that was not drawn */
export function projectFindings(
  { draw, plan }: DrawnSample,
  found: readonly FoundError[],
  confidence: Confidence,
  approach: Approach = 'standard',
): Projection {
  const errors = new Map(found.map(({ reference, error }) => [reference, error]));
  const foreign = found.find(({ reference }) => draw.drawn.every((item) => item.reference !== reference));
  if (foreign !== undefined)
    throw new Problem('rule_broken', {
      errors: [
        {
          pointer: `/errors/${found.indexOf(foreign)}/reference`,
          code: 'sample_wrong',
          detail: text(`${foreign.reference} ist nicht gezogen.`, `${foreign.reference} was not drawn.`),
        },
      ],
    });
  const errorOf = (reference: string): number => euros(errors.get(reference) ?? 0n);
  if (plan.method !== 'monetary' || draw.monetary === null)
    return projectRandom(
      draw.strata.map(({ stratum, items }) => {
        const values = draw.drawn
          .filter((item) => item.stratum === stratum)
          .map(({ reference }) => errorOf(reference));
        return {
          items,
          drawn: values.length,
          sumOfErrors: values.reduce((sum, value) => sum + value, 0),
          spreadOfErrors: standardDeviation(values),
        };
      }),
      confidence,
    );
  const selected = draw.drawn.filter(({ certain }) => !certain);
  const rates = selected.map(({ reference, amount }) => errorOf(reference) / euros(amount));
  const certainError = draw.drawn
    .filter(({ certain }) => certain)
    .reduce((sum, { reference }) => sum + errorOf(reference), 0);
  const { restAmount, points } = draw.monetary;
  if (approach === 'conservative')
    return projectConservative({
      ...{ certainError, rates, confidence },
      interval: points === 0 ? 0 : euros(restAmount) / points,
    });
  return projectMonetary({
    certainError,
    restAmount: euros(restAmount),
    drawn: selected.length,
    sumOfRates: rates.reduce((sum, rate) => sum + rate, 0),
    spreadOfRates: standardDeviation(rates),
    confidence,
  });
}
