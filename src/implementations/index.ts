export type { Implementation } from './implementation.js';
export { implementationKind } from './implementation-kind.js';
export { deliveryTasks } from './implementation-tasks.js';
