export { type Goal, reachedOf } from './goal.js';
export { goalKind } from './goal-kind.js';
export { goalTasks } from './goal-tasks.js';
export { formatMeasured } from './views/measured.js';
