/**
 * What errors found in a sample say about its population, by the Commission's guidance on sampling methods for audit
 * authorities (EGESIF_16-0014-01 of 20 January 2017). Amounts as numbers: these are estimates, not money.
 */
export interface Projection {
  /** Most likely error of the population. */
  readonly projected: number;
  /** Sampling error at the level of confidence. */
  readonly precision: number;
  /** Upper limit of error: both together. */
  readonly upperLimit: number;
}

/** Values of the normal distribution by level of confidence in percent, as the guidance rounds them. */
export const zValues = { 60: 0.842, 70: 1.036, 80: 1.282, 90: 1.645, 95: 1.96 } as const;
export type Confidence = keyof typeof zValues;

/** With its upper limit. */
export const projectionOf = (projected: number, precision: number): Projection => ({
  projected,
  precision,
  upperLimit: projected + precision,
});

/** Spread of error rates within a sample; nothing below two of them. */
export function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Sections 6.3.1.4 and 6.3.1.5: standard approach of monetary unit sampling. */
export function projectMonetary(found: {
  /** Errors of the items taken with certainty, added as they are. */
  readonly certainError: number;
  /** Amount of the items left to the selection, and how many were drawn of them. */
  readonly restAmount: number;
  readonly drawn: number;
  /** Sum and spread of the error rates (error by book value) of the drawn items. */
  readonly sumOfRates: number;
  readonly spreadOfRates: number;
  readonly confidence: Confidence;
}): Projection {
  const { certainError, restAmount, drawn, sumOfRates, spreadOfRates, confidence } = found;
  if (drawn === 0) return projectionOf(certainError, 0);
  const projected = certainError + (restAmount / drawn) * sumOfRates;
  return projectionOf(projected, (zValues[confidence] * restAmount * spreadOfRates) / Math.sqrt(drawn));
}

/** Sections 6.1.1.3 and 6.1.1.4: simple random sampling, mean-per-unit estimation, stratum by stratum. */
export function projectRandom(
  strata: readonly {
    readonly items: number;
    readonly drawn: number;
    readonly sumOfErrors: number;
    readonly spreadOfErrors: number;
  }[],
  confidence: Confidence,
): Projection {
  const used = strata.filter(({ drawn }) => drawn > 0);
  const projected = used.reduce(
    (sum, { items, drawn, sumOfErrors }) => sum + (items * sumOfErrors) / drawn,
    0,
  );
  const variance = used.reduce(
    (sum, { items, drawn, spreadOfErrors }) => sum + (items * items * spreadOfErrors ** 2) / drawn,
    0,
  );
  return projectionOf(projected, zValues[confidence] * Math.sqrt(variance));
}
