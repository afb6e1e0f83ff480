import type { z } from 'zod';
import { addDays, type Day } from '../kernel/day.js';
import type { goalSchema } from './schemas.js';

/** A goal of a neighbourhood with its reviews over time. */
export type Goal = z.output<typeof goalSchema>;
export type Review = Goal['reviews'][number];

/** Reviews in the order in which they were held. */
export const reviewsOf = ({ reviews }: Pick<Goal, 'reviews'>): Review[] =>
  reviews.toSorted((one, other) => (one.on < other.on ? -1 : 1));

type Reviewed = Pick<Goal, 'nextReviewOn' | 'reviews'>;

/** Whether a review is due until a day and was not held. */
export const isDue = ({ nextReviewOn, reviews }: Reviewed, until: Day): boolean =>
  nextReviewOn !== null && nextReviewOn <= until && !reviews.some(({ on }) => on >= nextReviewOn);

/** Whether the day of the review is over and it was not held. */
export const isOverdue = (goal: Reviewed, today: Day): boolean => isDue(goal, addDays(today, -1));

/** The newest value that was measured; null before any. */
export const reachedOf = (goal: Goal): number | null =>
  reviewsOf(goal).findLast(({ value }) => value !== null)?.value ?? null;
