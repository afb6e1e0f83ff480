export type { Implementation } from './implementation.js';
export { implementationKind } from './implementation-kind.js';
export { deliveryTasks } from './implementation-tasks.js';
export { indicatorTitle } from './indicators.js';
export { publicSums } from './read-sums.js';
export type { IndicatorSum } from './sums.js';
export { smallestShown } from './withheld.js';
