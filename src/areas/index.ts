export type { Area } from './area.js';
export { areaKind } from './area-kind.js';
export { areaMessages } from './messages.js';
export { rateAsked } from './rules.js';
export { wholeHectares } from './size.js';
