export { type Goal, isOverdue, reachedOf, reviewsOf } from './goal.js';
export { goalKind } from './goal-kind.js';
export { goalTasks } from './goal-tasks.js';
export { goalLine } from './views/goal-chart.js';
export { formatMeasured } from './views/measured.js';
