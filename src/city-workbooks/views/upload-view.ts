import { fieldLabel, shownValue } from '../../imports/index.js';
import type { ApiUpload, ApiUploadRow } from '../schemas.js';
import type { RowChange } from '../tables.js';
import { basisWords } from '../template/column-texts.js';

/** A file of a city as its people look through it. */
export interface UploadView {
  readonly upload: ApiUpload;
  readonly tab: RowChange;
  readonly rows: readonly ApiUploadRow[];
  /** Address of the rows that follow; null behind the last. */
  readonly nextHref: string | null;
  readonly isFirstPage: boolean;
}

/** How many rows become drafts. */
export const takenRows = ({ counts }: ApiUpload): number => counts.new + counts.changed;

const besideRecord: Readonly<Record<string, string>> = {
  changeBasis: 'Änderung beruht auf',
  note: 'Grund der Änderung',
};

export const labelOf = (field: string): string => besideRecord[field] ?? fieldLabel(field);

const bases: Readonly<Record<string, string>> = basisWords;

/** A value as people read it. */
export const valueShown = (field: string, value: string | null): string =>
  field === 'changeBasis' && value !== null ? (bases[value] ?? value) : shownValue(field, value);
