import { errorsOf } from '../kernel/finding.js';
import type { ProjectInput } from '../projects/index.js';
import type { ImportEntry, LocatedFinding } from './entry.js';
import { type Difference, differencesBetween, mergeInput } from './merge-input.js';
import { inputFingerprint, type StoredInput, toStoredInput } from './stored-input.js';

export type Change = 'new' | 'changed' | 'unchanged' | 'missing' | 'error';

/** What the registry knows of a row that was delivered before. */
export interface KnownRow {
  readonly projectId: bigint;
  /** Fingerprint of what the source said last. */
  readonly inputSha256: string;
  /** Whether it was in the source's last committed delivery. */
  readonly isInLastDelivery: boolean;
}

export interface KnownProject {
  /** What the source said last; null when that was not kept. */
  readonly delivered: ProjectInput | null;
  /** What is published now. */
  readonly current: ProjectInput;
}

/** A row of a delivery beside what the registry has. */
export interface ComparedRow {
  readonly rowNumber: number | null;
  readonly rowKey: string;
  readonly change: Change;
  readonly projectId: bigint | null;
  readonly input: StoredInput | null;
  readonly inputSha256: string | null;
  readonly differences: readonly Difference[];
  readonly findings: readonly LocatedFinding[];
}

interface Read {
  readonly entry: ImportEntry;
  readonly stored: StoredInput;
  readonly sha256: string;
}

/** Entries with their fingerprints, and which known rows say something else than last time. */
export function fingerprinted(entries: readonly ImportEntry[], known: ReadonlyMap<string, KnownRow>) {
  const read: Read[] = entries.map((entry) => {
    const stored = toStoredInput(entry.input);
    return { entry, stored, sha256: inputFingerprint(stored) };
  });
  return { read, differing: differingRows(read, known) };
}

/** Known rows that say something else than last time. */
export function differingRows(read: readonly Read[], known: ReadonlyMap<string, KnownRow>) {
  return read.flatMap(({ entry: { rowKey }, sha256 }) => {
    const row = known.get(rowKey);
    return row && row.inputSha256 !== sha256 ? [{ rowKey, projectId: row.projectId }] : [];
  });
}

/**
 * Sets a delivery beside the registry: new, changed with old and new values, unchanged, missing since the last delivery
 * of a source that delivers everything. Rows with errors are none of these; they stay behind.
 */
export function compareRows(
  read: readonly Read[],
  known: ReadonlyMap<string, KnownRow>,
  projects: ReadonlyMap<string, KnownProject>,
  isComplete: boolean,
): ComparedRow[] {
  const rows = read.map((each) =>
    compared(each, known.get(each.entry.rowKey), projects.get(each.entry.rowKey)),
  );
  if (!isComplete) return rows;
  const delivered = new Set(rows.map(({ rowKey }) => rowKey));
  const missing = [...known].filter(([key, row]) => row.isInLastDelivery && !delivered.has(key));
  return [...rows, ...missing.map(([rowKey, row]) => missingRow(rowKey, row))];
}

function compared(
  { entry, stored, sha256 }: Read,
  row: KnownRow | undefined,
  project: KnownProject | undefined,
): ComparedRow {
  const { rowNumber, rowKey, input, findings } = entry;
  const differences =
    project === undefined
      ? []
      : differencesBetween(project.current, mergeInput(project.delivered, input, project.current));
  return {
    rowNumber,
    rowKey,
    change: changeOf(findings, row, differences),
    projectId: row?.projectId ?? null,
    input: stored,
    inputSha256: sha256,
    differences,
    findings,
  };
}

function changeOf(
  findings: readonly LocatedFinding[],
  row: KnownRow | undefined,
  differences: readonly Difference[],
): Change {
  if (errorsOf(findings).length > 0) return 'error';
  if (row === undefined) return 'new';
  return differences.length > 0 ? 'changed' : 'unchanged';
}

const missingRow = (rowKey: string, { projectId }: KnownRow): ComparedRow => ({
  rowNumber: null,
  rowKey,
  change: 'missing',
  projectId,
  input: null,
  inputSha256: null,
  differences: [],
  findings: [],
});
