import { type AnyColumn, and, asc, eq, gt, inArray, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm';
import { cityUpload } from '../city-workbooks/tables.js';
import type { ProblemCode } from '../kernel/problem.js';
import type { Text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import { type Dictionary, type ProjectInput, toInput } from '../projects/index.js';
import { project, projectVersion } from '../projects/tables.js';
import { reportRunFile } from '../runs/tables.js';
import { attachment } from '../submissions/tables.js';
import { waiversInForce, withWaivers } from '../waivers/index.js';
import type { ChosenRows } from './chosen-rows.js';
import type { Change, KnownProject } from './compare.js';
import type { LocatedFinding } from './entry.js';
import type { Difference } from './merge-input.js';
import { fromStoredInput, type StoredInput } from './stored-input.js';
import type { ImportSummary } from './summary.js';
import { importIdentity, importProgress, importRow, importRun, importUndo, storedFile } from './tables.js';

/** Taking a published import back: asked for, or done. */
export type Undo = Pick<
  typeof importUndo.$inferSelect,
  'id' | 'state' | 'reason' | 'leftAsIs' | 'requestedBy' | 'requestedAt' | 'publishedRevision' | 'publishedAt'
>;

/** The lead in whose name an import is published in the background. */
export interface Publisher {
  /** As the trail names them. */
  readonly id: string;
  readonly role: 'lead';
  readonly personId: string;
}

interface BackgroundState
  extends Pick<typeof importProgress.$inferSelect, 'phase' | 'rowsRead' | 'rowsTotal' | 'requestId'> {
  readonly publisher: Publisher | null;
  readonly failure: { readonly code: ProblemCode; readonly detail: Text } | null;
}

export type ImportRun = Omit<typeof importRun.$inferSelect, 'summary' | 'chosen'> & {
  readonly summary: ImportSummary;
  readonly chosen: ChosenRows | null;
  readonly byteLength: number;
  /** Whether it is to be undone, or was; null when nobody asked for that. */
  readonly undo: Undo | null;
  /** How far reading or publishing in the background is or was; null where nothing was done there. */
  readonly progress: BackgroundState | null;
};

/** One import with its summary; null when there is none by this id. `lock` keeps it until the transaction ends. */
export async function findRun(tx: Transaction, id: string, lock?: 'lock'): Promise<ImportRun | null> {
  const found = await findReading(tx, id, lock);
  return found?.purpose === 'import' ? found : null;
}

/** A file that was read, whatever for; else as `findRun`. */
export async function findReading(tx: Transaction, id: string, lock?: 'lock'): Promise<ImportRun | null> {
  const query = tx
    .select({
      run: importRun,
      byteLength: storedFile.byteLength,
      undo: {
        id: importUndo.id,
        state: importUndo.state,
        reason: importUndo.reason,
        leftAsIs: importUndo.leftAsIs,
        requestedBy: importUndo.requestedBy,
        requestedAt: importUndo.requestedAt,
        publishedRevision: importUndo.publishedRevision,
        publishedAt: importUndo.publishedAt,
      },
      progress: {
        phase: importProgress.phase,
        rowsRead: importProgress.rowsRead,
        rowsTotal: importProgress.rowsTotal,
        requestId: importProgress.requestId,
        publisher: importProgress.publisher,
        failure: importProgress.failure,
      },
    })
    .from(importRun)
    .innerJoin(storedFile, eq(storedFile.sha256, importRun.fileSha256))
    .leftJoin(importUndo, eq(importUndo.importId, importRun.id))
    .leftJoin(importProgress, eq(importProgress.importId, importRun.id))
    .where(eq(importRun.id, id));
  const [found] = await (lock ? query.for('update', { of: importRun }) : query);
  return found
    ? {
        ...found.run,
        summary: found.run.summary as ImportSummary,
        chosen: found.run.chosen as ChosenRows | null,
        byteLength: found.byteLength,
        undo: found.undo,
        progress: found.progress as BackgroundState | null,
      }
    : null;
}

/** What is attached of the file a query around this one looks at. */
export const attachmentsOfFile = (tx: Transaction) =>
  tx.select({ id: attachment.id }).from(attachment).where(eq(attachment.sha256, storedFile.sha256));

/** What runs of reports have drawn of the file a query around this one looks at. */
export const drawnOfFile = (tx: Transaction) =>
  tx
    .select({ id: reportRunFile.id })
    .from(reportRunFile)
    .where(eq(reportRunFile.contentSha256, storedFile.sha256));

/** What cities have sent of the file a query around this one looks at. */
export const sentOfFile = (tx: Transaction) =>
  tx.select({ id: cityUpload.id }).from(cityUpload).where(eq(cityUpload.fileSha256, storedFile.sha256));

/** Photos of displays that are the file a query around this one looks at. */
export const shownOfFile = (): SQL =>
  sql`(select 1 from publicity_display d where d.photo_sha256 = ${storedFile.sha256})`;

const keysPerQuery = 5_000;

/** What the registry has now, and what the source said last, of rows that say something else this time. */
export async function knownProjects(
  tx: Transaction,
  sourceKey: string,
  differing: readonly { readonly rowKey: string; readonly projectId: bigint }[],
  dictionary: Dictionary,
): Promise<Map<string, KnownProject>> {
  const projects = new Map<string, KnownProject>();
  for (let from = 0; from < differing.length; from += keysPerQuery) {
    const part = differing.slice(from, from + keysPerQuery);
    const current = await currentInputs(
      tx,
      part.map(({ projectId }) => projectId),
      dictionary,
    );
    const delivered = await lastDelivered(
      tx,
      sourceKey,
      part.map(({ rowKey }) => rowKey),
    );
    for (const { rowKey, projectId } of part) {
      const input = current.get(projectId);
      if (input) projects.set(rowKey, { current: input, delivered: delivered.get(rowKey) ?? null });
    }
  }
  return projects;
}

async function currentInputs(
  tx: Transaction,
  ids: readonly bigint[],
  dictionary: Dictionary,
): Promise<Map<bigint, ProjectInput>> {
  const rows = await tx
    .select()
    .from(projectVersion)
    .where(and(inArray(projectVersion.projectId, [...ids]), isNull(projectVersion.supersededRevision)));
  return new Map(rows.map((row) => [row.projectId, toInput(row, dictionary)]));
}

/** The published undoing of a delivery: what it said counts no more. */
const undone = (tx: Transaction, importId: AnyColumn) =>
  tx
    .select({ id: importUndo.id })
    .from(importUndo)
    .where(and(eq(importUndo.importId, importId), eq(importUndo.state, 'published')));

async function lastDelivered(
  tx: Transaction,
  sourceKey: string,
  rowKeys: readonly string[],
): Promise<Map<string, ProjectInput>> {
  const rows = await tx
    .select({ rowKey: importRow.rowKey, input: importRow.input })
    .from(importIdentity)
    .innerJoin(
      importRow,
      and(eq(importRow.importId, importIdentity.lastImportId), eq(importRow.rowKey, importIdentity.rowKey)),
    )
    .where(
      and(
        eq(importIdentity.sourceKey, sourceKey),
        inArray(importIdentity.rowKey, [...rowKeys]),
        // Tied to a project by somebody, or undone: its source has said nothing yet.
        ne(importIdentity.inputSha256, ''),
        notExists(undone(tx, importIdentity.lastImportId)),
      ),
    );
  return new Map(
    rows.flatMap(({ rowKey, input }) =>
      input === null ? [] : [[rowKey, fromStoredInput(input as StoredInput)] as const],
    ),
  );
}

/**
 * References of published projects that bear a name, whatever their source: they may be the same project. None where the
 * row is known by its key.
 */
export async function projectsNamed(tx: Transaction, name: string, rowKey: string): Promise<string[]> {
  const known = await tx
    .select({ rowKey: importIdentity.rowKey })
    .from(importIdentity)
    .where(and(eq(importIdentity.sourceKey, 'steckbrief'), eq(importIdentity.rowKey, rowKey)));
  if (known.length > 0) return [];
  const rows = await tx
    .select({ reference: projectVersion.reference })
    .from(projectVersion)
    .where(and(isNull(projectVersion.supersededRevision), sql`${projectVersion.name} = ${name}`))
    .orderBy(asc(projectVersion.reference))
    .limit(5);
  return rows.map(({ reference }) => reference);
}

/** Id of a published project; null when there is none of this reference. */
export async function publishedProject(tx: Transaction, reference: string): Promise<bigint | null> {
  const [found] = await tx
    .select({ projectId: projectVersion.projectId })
    .from(projectVersion)
    .where(and(eq(projectVersion.reference, reference), isNull(projectVersion.supersededRevision)));
  return found?.projectId ?? null;
}

export interface RowQuery {
  readonly change: Change | null;
  /** Position behind which the page begins; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

export interface StagedRow {
  readonly position: number;
  readonly rowNumber: number | null;
  readonly rowKey: string;
  readonly change: Change;
  readonly leftOut: boolean;
  readonly projectId: bigint | null;
  /** Reference of the project the row belongs to; null for a new one. */
  readonly reference: string | null;
  readonly input: StoredInput | null;
  readonly inputSha256: string | null;
  readonly differences: readonly Difference[];
  readonly findings: readonly LocatedFinding[];
}

/** Rows of an import in the order of the file, missing ones last; of a page with what was accepted of their projects. */
export async function stagedRows(tx: Transaction, importId: string, query?: RowQuery): Promise<StagedRow[]> {
  const conditions: (SQL | undefined)[] = [eq(importRow.importId, importId)];
  if (query) conditions.push(gt(importRow.position, query.after));
  if (query?.change) conditions.push(eq(importRow.change, query.change));
  const rows = tx
    .select({ row: importRow, reference: project.reference })
    .from(importRow)
    .leftJoin(project, eq(project.id, importRow.projectId))
    .where(and(...conditions))
    .orderBy(asc(importRow.position));
  const found = await (query ? rows.limit(query.limit) : rows);
  const projectIds = query ? found.flatMap(({ row }) => row.projectId ?? []) : [];
  const waivers = await waiversInForce(tx, { projectIds });
  return found.map(({ row, reference }) => ({
    ...row,
    reference,
    input: row.input as StoredInput | null,
    differences: row.differences as readonly Difference[],
    findings: withWaivers(
      row.findings as readonly LocatedFinding[],
      waivers.filter(({ projectId }) => projectId === row.projectId),
    ),
  }));
}

/** What was found in the rows of an import, in the order of the file; of so many rows at most. */
export async function stagedFindings(
  tx: Transaction,
  importId: string,
  mostRows: number,
): Promise<LocatedFinding[]> {
  const rows = await tx
    .select({ findings: importRow.findings })
    .from(importRow)
    .where(and(eq(importRow.importId, importId), sql`${importRow.findings} <> '[]'::jsonb`))
    .orderBy(asc(importRow.position))
    .limit(mostRows);
  return rows.flatMap(({ findings }) => findings as readonly LocatedFinding[]);
}
