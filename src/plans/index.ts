export type { Plan } from './plan.js';
export { planKind } from './plan-kind.js';
export { plansOfArea, projectsOfCity } from './queries.js';
