export { type Past, type Sight, sightAt } from './past.js';
export { lockRegistry, type Publication, publish, type RevisionOrigin } from './publish.js';
export { readingAt, readingPageAt } from './reading-at.js';
export {
  compareReference,
  identified,
  type KnownReference,
  loadReferenceData,
  type ReferenceChange,
  type ReferenceSource,
} from './reference-data.js';
export { registryRevision } from './tables.js';
export { endOfDay, present, type Viewpoint, viewpointAt } from './viewpoint.js';
export { visibleAt } from './visible.js';
