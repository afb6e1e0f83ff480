export { withWaivers } from './apply.js';
export { allInForce, inForce, type WaiverInForce, waiversInForce } from './queries/in-force.js';
export { type ListedWaiver, waiversOfProject } from './queries/waivers.js';
export { mayBeWaived } from './rules.js';
export { appliedWaiverSchema, toApiFinding } from './schemas.js';
export { findingWords } from './views/list-page.js';
export { findingsPath, newWaiverPath, waiversPath } from './views/paths.js';
export { waiverWords } from './words.js';
