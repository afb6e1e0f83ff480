import type { Finding } from '../kernel/finding.js';
import type { ProjectInput } from '../projects/index.js';
import type { Question } from './list/question.js';

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

/** A source taken in whole: what was read, and what concerns the file rather than one row. */
export interface ReadSource {
  readonly format: 'steckbrief' | 'list';
  /** Which source this is a delivery of; later deliveries are compared with it. */
  readonly sourceKey: string;
  readonly title: string;
  /** Whether a delivery holds everything the source has, so that what it no longer names is missing. */
  readonly isComplete: boolean;
  /** Fingerprint of the headings of a list, under which answers are remembered. */
  readonly headingsSha256: string | null;
  readonly columns: readonly ReadColumn[];
  /** What the source leaves open. */
  readonly questions: readonly Question[];
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
  sheet: null,
  row: null,
  cell: null,
  column: null,
  value: null,
});
