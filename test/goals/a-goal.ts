import type { Goal } from '../../src/goals/index.js';

/** A goal of which nothing but its sentence is known, as the API takes it. */
export const emptyGoal: Goal = {
  name: 'Nachbarn kennen sich',
  number: null,
  areas: [],
  actionFields: [],
  strengths: null,
  weaknesses: null,
  needs: null,
  indicator: null,
  unit: null,
  baseline: null,
  baselineOn: null,
  target: null,
  targetOn: null,
  measures: null,
  projects: [],
  nextReviewOn: null,
  reviews: [],
};
