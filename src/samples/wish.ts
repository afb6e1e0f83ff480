import { toDecimal } from '../kernel/money.js';
import type { SampleWish } from './commands/draw-sample.js';
import type { SampleBody } from './schemas.js';

/** What a request asks to draw. */
export function wishOf(body: SampleBody): SampleWish {
  const {
    method,
    basis,
    size,
    seed,
    stratifyBy,
    asOf,
    controlTotal,
    scope,
    city,
    fundingPeriod,
    fund,
    guideline,
  } = body;
  return {
    method,
    basis,
    size,
    seed,
    stratifyBy,
    asOf,
    filter: { scope, city, fundingPeriod, fund, guideline },
    controlTotal: controlTotal === null ? null : toDecimal(controlTotal),
  };
}
