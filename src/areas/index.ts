export type { Area } from './area.js';
export { areaKind } from './area-kind.js';
export { wholeHectares } from './size.js';
