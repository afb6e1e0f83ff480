/** A fault or hint in a file somebody sent, as it is shown to them in their own workbook. */
export interface WorkbookFinding {
  readonly severity: 'error' | 'hint';
  /** Name of the sheet; null in a text file, or where the whole file is meant. */
  readonly sheet: string | null;
  /** Row as a spreadsheet numbers it; null where the whole file is meant. */
  readonly row: number | null;
  /** Address of the cell; null where a whole row or the whole file is meant. */
  readonly cell: string | null;
  readonly column: string;
  /** What the cell says. */
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
  readonly clause: string;
}

/** A file as it was sent, and what shall be written into it. */
export interface AnnotationOrder {
  readonly bytes: Uint8Array;
  readonly kind: 'workbook' | 'text';
  readonly findings: readonly WorkbookFinding[];
  /** Columns of the list by their letters, to find its headings in a text file. */
  readonly headings: readonly { readonly letters: string; readonly heading: string }[];
  /** Sentences above the findings. */
  readonly notes: readonly string[];
  /** Instant written into the file. */
  readonly created: Date;
}

/** The first cell of a sheet of findings: by it the sheet is known when the workbook is sent again. */
export const findingsTitle = 'Befunde des Registers zu dieser Datei';
export const findingsSheet = 'Befunde';

/** Whether a sheet is one of ours, written when its workbook was sent before. */
export const isFindingsSheet = (name: string | null, firstCell: string): boolean =>
  name?.startsWith(findingsSheet) === true && firstCell === findingsTitle;
