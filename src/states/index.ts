export type { ChangedWord } from './changed-words.js';
export { type ComparedMeasure, comparedMeasures } from './measures.js';
export { kindWords, measureNames } from './messages.js';
export { type ChangedGroup, changedGroups } from './queries/changed-groups.js';
export {
  type ChangedProject,
  type ChangeKind,
  type ChangePart,
  changeParts,
} from './queries/changed-projects.js';
export { type States, sideBySide, valueOfProject } from './queries/side-by-side.js';
export { changedProjectsOf, comparisonOf, viewpointsOf } from './read-comparison.js';
