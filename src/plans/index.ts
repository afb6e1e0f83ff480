export type { Plan } from './plan.js';
export { budgetYears } from './plan-form.js';
export { planKind } from './plan-kind.js';
export { projectsOfCity } from './queries.js';
export { PlanBrief } from './views/plan-brief.js';
