import type { Finding } from '../kernel/finding.js';
import type { ProjectInput } from '../projects/index.js';

/** A finding with the place in the file it belongs to; row and column are null where it concerns the whole of it. */
export interface LocatedFinding extends Finding {
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

/** A source taken in whole: what was read, and what concerns the file rather than one row. */
export interface ReadSource {
  readonly format: 'steckbrief' | 'list';
  /** Which source this is a delivery of; later deliveries are compared with it. */
  readonly sourceKey: string;
  readonly title: string;
  /** Whether a delivery holds everything the source has, so that what it no longer names is missing. */
  readonly isComplete: boolean;
  readonly entries: readonly ImportEntry[];
  readonly findings: readonly LocatedFinding[];
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
  row: null,
  column: null,
  value: null,
});
