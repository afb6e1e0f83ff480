export { sealTrail } from './commands/seal-trail.js';
export { sealing } from './job.js';
export { sealCovering } from './queries.js';
export type { Verification } from './verification.js';
export { verifyRegistry } from './verify-registry.js';
export { type Printed, readPrinted, type Seal } from './verify-trail.mjs';
