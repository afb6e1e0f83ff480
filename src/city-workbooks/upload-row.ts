import type { BatchedRow, Difference, StoredInput } from '../imports/index.js';
import type { ChangeBasis } from '../projects/index.js';
import type { RowChange } from './tables.js';

/** A row as the reader hands it on. */
export type ReadRow = BatchedRow;

/** What a row would make of a project of the city. */
export interface Outcome {
  readonly input: StoredInput;
  readonly typed: Readonly<Record<string, string>>;
  readonly changeBasis: ChangeBasis | null;
  readonly note: string | null;
}

/** A row beside what the city has. */
export interface ComparedRow extends Omit<ReadRow, 'isError'> {
  readonly change: RowChange;
  readonly reference: string | null;
  readonly draftId: string | null;
  /** Null where nothing is to be taken over. */
  readonly outcome: Outcome | null;
  readonly differences: readonly Difference[];
}
