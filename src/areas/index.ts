export type { Area } from './area.js';
export { areaKind } from './area-kind.js';
