import type { Finding } from '../kernel/finding.js';
import type { ProjectInput } from '../projects/index.js';

/** A finding with the place in the file it belongs to; all parts of it are null where it concerns the whole of it. */
export interface LocatedFinding extends Finding {
  /** Name of the sheet; null in a text file. */
  readonly sheet: string | null;
  /** Address of the cell, "C7"; null where a whole row is meant. */
  readonly cell: string | null;
  /** Row as a spreadsheet numbers it; the headings stand in row 1. */
  readonly row: number | null;
  /** Heading of the column. */
  readonly column: string | null;
  /** What the cell says, word by word. */
  readonly value: string | null;
}

/** One project of a source, read and checked. */
export interface ImportEntry {
  /** Row in the file; null for a Steckbrief. */
  readonly rowNumber: number | null;
  readonly rowKey: string;
  readonly input: ProjectInput;
  readonly findings: readonly LocatedFinding[];
  /** Whether an earlier row of the file is equal to it in every column. */
  readonly repeats: boolean;
}

/** A column of a list and the field of the record it was read as; null where the registry has none for it. */
export interface ReadColumn {
  readonly sheet: string | null;
  readonly letters: string;
  readonly heading: string;
  readonly field: string | null;
}

const missing = 'required_field_missing';

/** A value that is there but cannot be read is said once, and not again as missing. */
export function withoutMissingUnread<Found extends Finding>(findings: readonly Found[]): Found[] {
  const unread = findings.filter(({ severity, code }) => severity === 'error' && code !== missing);
  const isUnread = (field: string): boolean =>
    unread.some((finding) => field === finding.field || field.startsWith(`${finding.field}.`));
  return findings.filter(({ code, field }) => code !== missing || !isUnread(field));
}

export const onWholeFile = (finding: Finding): LocatedFinding => ({
  ...finding,
  sheet: null,
  row: null,
  cell: null,
  column: null,
  value: null,
});
