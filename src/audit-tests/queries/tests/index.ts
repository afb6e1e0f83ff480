import type { RegistryTest } from '../registry-test.js';
import { amountsWithoutEvidence } from './amounts-without-evidence.js';
import { atypicalAboveLimit } from './atypical-above-limit.js';
import { belowUsualSize } from './below-usual-size.js';
import { firstDigitsTest } from './first-digits.js';
import { grantRateAboveCeiling } from './grant-rate-above-ceiling.js';
import { lateProofs } from './late-proofs.js';
import { missingFields } from './missing-fields.js';
import { overlappingPeriods } from './overlapping-periods.js';
import { paidAboveGrant } from './paid-above-grant.js';
import { roundAmounts } from './round-amounts.js';
import { unionEqualsGrant } from './union-equals-grant.js';

/** Every test on the whole registry, in the order shown. A new one is a file and a line here. */
export const registryTests: readonly RegistryTest[] = [
  grantRateAboveCeiling,
  unionEqualsGrant,
  amountsWithoutEvidence,
  belowUsualSize,
  atypicalAboveLimit,
  overlappingPeriods,
  roundAmounts,
  missingFields,
  lateProofs,
  paidAboveGrant,
  firstDigitsTest,
];
