export type { Goal } from './goal.js';
export { goalKind } from './goal-kind.js';
export { type GoalTask, goalTasks } from './goal-tasks.js';
