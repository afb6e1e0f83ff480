import { amountFields } from '../projects/index.js';

/** What a comparison of two states adds up: measures whose total is a sum over projects. */
export const comparedMeasures = ['projects', ...amountFields, 'unionContributionDerived'] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

export const isComparedMeasure = (name: string): name is ComparedMeasure =>
  comparedMeasures.some((known) => known === name);

/** What totals are broken down by where somebody asks why they differ. */
export const comparedDimensions = [
  'city',
  'category',
  'guideline',
  'fund',
  'object',
  'objective',
  'priority',
  'fundingPeriod',
] as const;
export type ComparedDimension = (typeof comparedDimensions)[number];
