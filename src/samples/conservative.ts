import { type Confidence, type Projection, projectionOf } from './projection.js';

/*
 * Conservative approach of monetary unit sampling (EGESIF_16-0014-01, section 6.3.4): for populations in which errors are
 * rare, because the spread of error rates is not asked. Reliability factors are quantiles of the Poisson distribution; the
 * guidance prints them with two decimals.
 */

/** Expansion factors by level of confidence in percent, as the guidance gives them. */
const expansionFactors: Readonly<Record<Confidence, number>> = {
  60: 1.1,
  70: 1.2,
  80: 1.3,
  90: 1.5,
  95: 1.6,
};

/** So many errors would be expected in a sample where no more than this many are found only with the risk that is left. */
export function reliabilityFactor(errors: number, confidence: Confidence): number {
  const risk = 1 - confidence / 100;
  let [low, high] = [0, 10 + 3 * (errors + 1)];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(errors, middle) > risk) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Of at most so many events where `mean` are expected. */
function chanceOfAtMost(events: number, mean: number): number {
  let [term, sum] = [1, 1];
  for (let event = 1; event <= events; event += 1) {
    term *= mean / event;
    sum += term;
  }
  return sum * Math.exp(-mean);
}

/** Items to draw so that an error above the tolerable one is found; null where the anticipated error leaves no room. */
export function conservativeSize(wanted: {
  readonly total: number;
  readonly tolerable: number;
  readonly anticipated: number;
  readonly confidence: Confidence;
}): number | null {
  const { total, tolerable, anticipated, confidence } = wanted;
  const room = tolerable - anticipated * expansionFactors[confidence];
  return room <= 0 ? null : Math.ceil((total * reliabilityFactor(0, confidence)) / room);
}

/**
 * Projected error, and as precision the basic one and an allowance for every error found, the largest rate first. Errors to
 * the disadvantage of the beneficiary (negative) lower the projection and have no allowance.
 */
export function projectConservative(found: {
  /** Errors of the items taken with certainty, added as they are. */
  readonly certainError: number;
  /** Amount of the items left to the selection divided by the number of points set in it. */
  readonly interval: number;
  /** Error by book value of each drawn item. */
  readonly rates: readonly number[];
  readonly confidence: Confidence;
}): Projection {
  const { certainError, interval, rates, confidence } = found;
  const projected = certainError + interval * rates.reduce((sum, rate) => sum + rate, 0);
  const factor = (errors: number) => reliabilityFactor(errors, confidence);
  const allowances = rates
    .filter((rate) => rate > 0)
    .toSorted((one, other) => other - one)
    .map((rate, index) => (factor(index + 1) - factor(index) - 1) * interval * rate);
  return projectionOf(
    projected,
    allowances.reduce((sum, allowance) => sum + allowance, interval * factor(0)),
  );
}
