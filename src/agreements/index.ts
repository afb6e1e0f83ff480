export type { Agreement } from './agreement.js';
export { agreementKind } from './agreement-kind.js';
export { commitmentTasks } from './agreement-tasks.js';
