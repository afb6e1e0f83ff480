import type { LocatedFinding } from '../entry.js';
import type { SourceHead, SourceReading } from '../reading/source-reading.js';

const unknownSource: SourceHead = {
  format: 'list',
  sourceKey: 'list',
  title: 'Liste der Vorhaben',
  isComplete: false,
  headingsSha256: null,
  template: null,
  columns: [],
  questions: [],
  answers: [],
  rows: 0,
};

/** A list none of whose rows is read, and why. */
export const unread = (
  findings: readonly LocatedFinding[],
  head: SourceHead = unknownSource,
): SourceReading => ({
  head,
  async *entries() {},
  findings: () => findings,
});
