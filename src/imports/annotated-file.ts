import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { annotateWorkbook } from '../platform/spreadsheet/annotated/annotate-workbook.js';
import type { AnnotationOrder, WorkbookFinding } from '../platform/spreadsheet/annotated/order.js';
import { fileKindOf } from '../platform/spreadsheet/reading/file-kind.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { keptUpload } from './commands/answer.js';
import type { LocatedFinding, ReadColumn } from './entry.js';
import { findRun, type ImportRun, stagedFindings } from './queries.js';
import type { FindingGroup } from './reading/finding-groups.js';

/** A file that was sent, as a workbook with everything that was found in it. */
export interface AnnotatedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Gives a list back as a workbook: faulty cells coloured and commented, and a sheet with every finding, ready to be
 * corrected and sent again.
 *
 * @throws Problem `not_found`; `state_conflict` while the file is being read, and for a Steckbrief, which is no table
 */
export async function annotatedFile(
  database: Database,
  pool: DrawingPool,
  writer: Writer,
  importId: string,
): Promise<AnnotatedFile> {
  const { run, order } = await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const found = await findRun(tx, importId);
    if (found === null) throw new Problem('not_found');
    if (found.format !== 'list') throw new Problem('state_conflict', { detail: noTable });
    if (found.state === 'reading' || found.state === 'failed')
      throw new Problem('state_conflict', { detail: notRead });
    return { run: found, order: await orderOf(tx, found) };
  });
  return { fileName: annotatedName(run), bytes: await annotateWorkbook(pool, order) };
}

const noTable = text(
  'Ein Steckbrief ist keine Tabelle. Seine Befunde stehen auf der Seite der Einlesung.',
  'A Steckbrief is no table. Its findings stand on the page of the import.',
);
const notRead = text(
  'Die Datei ist noch nicht gelesen oder ließ sich nicht lesen.',
  'The file is still being read or could not be read.',
);

/** "liste.csv" comes back as "liste-anmerkungen.xlsx". */
export function annotatedName({ fileName }: Pick<ImportRun, 'fileName'>): string {
  const stem = (fileName ?? 'liste').replace(/\.[a-z]{1,5}$/iu, '').replace(/-anmerkungen$/u, '');
  return `${stem.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 100)}-anmerkungen.xlsx`;
}

/** Cells with findings that are told apart; in a larger file the first of them. */
const mostFindings = 100_000;

async function orderOf(tx: Transaction, run: ImportRun): Promise<AnnotationOrder> {
  const { bytes } = await keptUpload(tx, run);
  const onRows = await stagedFindings(tx, run.id, mostFindings);
  const { findings, columns = [] } = run.summary;
  return annotationOf({ bytes, findings, columns, onRows, created: run.createdAt });
}

/** A list that was read, and what was found in it. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly findings: readonly FindingGroup[];
  readonly columns: readonly ReadColumn[];
  /** Findings of its rows one by one, in their order; none where they are not kept any more. */
  readonly onRows: readonly LocatedFinding[];
  readonly created: Date;
}

/** What shall be written into a list that comes back. */
export function annotationOf(file: ReadFile): AnnotationOrder {
  const { bytes, columns, created } = file;
  const { findings, notes } = findingsOf(file);
  return {
    bytes,
    kind: fileKindOf(bytes) === 'workbook' ? 'workbook' : 'text',
    findings: findings.map(toWorkbookFinding),
    headings: columns.map(({ letters, heading }) => ({ letters, heading })),
    notes,
    created,
  };
}

/** Findings of the file first, then those of its rows in their order. */
function findingsOf({ findings: groups, onRows }: ReadFile): {
  findings: LocatedFinding[];
  notes: string[];
} {
  const onFile = groups.flatMap(({ places, count, ...finding }) =>
    places.filter(({ row }) => row === null).map((place) => ({ ...finding, ...place })),
  );
  const places = groups.flatMap(({ places: first, count, ...finding }) =>
    first.filter(({ row }) => row !== null).map((place) => ({ ...finding, ...place })),
  );
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  // Rows of an import are kept for a time; of older ones the first places of each finding are still known.
  const shown = [...onFile, ...(onRows.length === 0 ? places : onRows)].slice(0, mostFindings);
  const notes = [
    `${inWords(all, 'Befund', 'Befunde')}. Fehler halten eine Zeile auf, Hinweise nicht. Berichtigen Sie die Zellen und lesen Sie die Mappe wieder ein; dieses Blatt wird dabei übergangen.`,
  ];
  if (shown.length < all) notes.push(`Einzeln gezeigt sind ${inWords(shown.length, 'Befund', 'Befunde')}.`);
  return { findings: shown, notes };
}

const inWords = (count: number, one: string, several: string): string =>
  `${count.toLocaleString('de-DE')} ${count === 1 ? one : several}`;

const toWorkbookFinding = (finding: LocatedFinding): WorkbookFinding => ({
  severity: finding.severity,
  sheet: finding.sheet ?? null,
  row: finding.row,
  cell: finding.cell ?? null,
  column: finding.column?.replace(/\s+/gu, ' ') ?? '',
  value: finding.value ?? '',
  reason: finding.reason.de,
  remedy: finding.remedy.de,
  clause: finding.clause ?? '',
});
