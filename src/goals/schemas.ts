import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const measured = z.number().min(-1_000_000_000).max(1_000_000_000).nullable();

const reviewSchema = z
  .strictObject({
    on: dayString,
    value: measured.meta({ description: 'Value of the indicator; null where it was not measured.' }),
    reached: z.string().trim().min(1).max(4_000).meta({ description: 'What was reached.' }),
    evidence: words(2_000),
    involved: words(1_000).meta({ description: 'Organisations and rounds that took part in the review.' }),
  })
  .meta({ id: 'GoalReview' });

export const goalSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(300).meta({ description: 'The goal in one sentence.' }),
    number: words(20).meta({ description: 'Number in the plan.', examples: ['3'] }),
    areas: z.array(z.string().max(20)).max(20).meta({ description: 'References of its areas.' }),
    actionFields: z
      .array(z.string().max(60))
      .max(30)
      .meta({ description: 'Keys of the action fields it serves.' }),
    strengths: words(4_000),
    weaknesses: words(4_000),
    needs: words(4_000),
    indicator: words(300),
    unit: words(60),
    baseline: measured,
    baselineOn: dayString.nullable(),
    target: measured,
    targetOn: dayString.nullable(),
    measures: words(4_000),
    projects: z
      .array(z.string().max(50))
      .max(60)
      .meta({ description: 'References of projects that serve it.' }),
    nextReviewOn: dayString.nullable().meta({ description: 'Day until which it is to be reviewed next.' }),
    reviews: z.array(reviewSchema).max(40),
  })
  .meta({ id: 'GoalContent' });
