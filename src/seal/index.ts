export { sealTrail } from './commands.js';
export { sealing } from './job.js';
export { sealCovering } from './queries.js';
export { type Verification, verifyRegistry } from './verify-registry.js';
export { type Printed, readPrinted, type Seal } from './verify-trail.mjs';
