export type { Plan } from './plan.js';
export { planKind } from './plan-kind.js';
export { projectsOfCity } from './queries.js';
