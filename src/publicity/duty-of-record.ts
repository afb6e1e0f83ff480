import type { ProjectRecord } from '../projects/index.js';
import { type Duty, dutyOf } from './rules.js';

/** How the support of a published project has to be shown. */
export const dutyOfRecord = ({ catalogue, amounts, beneficiary }: ProjectRecord): Duty | null =>
  dutyOf({
    fundingPeriod: catalogue.fundingPeriod.key,
    totalCost: amounts.totalCost?.cents ?? null,
    totalEligibleCost: amounts.totalEligibleCost?.cents ?? null,
    objective: catalogue.specificObjective.code,
    naturalPerson: beneficiary?.naturalPerson === true,
  });
