import type { ProjectInput } from '../projects/index.js';

export type Change = 'new' | 'changed' | 'unchanged' | 'missing' | 'error';

/** A project a row belongs to, as its source and the registry have it. */
export interface KnownProject {
  /** What the source said last; null when that was not kept. */
  readonly delivered: ProjectInput | null;
  /** What is published now. */
  readonly current: ProjectInput;
}
