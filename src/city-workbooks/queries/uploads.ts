import { and, asc, desc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Difference, LocatedFinding, StoredInput, Upload } from '../../imports/index.js';
import { storedFile, storedFileChunk } from '../../imports/tables.js';
import type { Transaction } from '../../platform/database/database.js';
import { reportingRound } from '../../rounds/tables.js';
import { cityUpload, cityUploadRow, type RowChange } from '../tables.js';
import type { ComparedRow, Outcome } from '../upload-row.js';
import type { UploadSummary } from '../upload-summary.js';

export type CityUpload = Omit<typeof cityUpload.$inferSelect, 'summary'> & {
  readonly summary: UploadSummary;
  readonly byteLength: number;
  readonly roundName: string | null;
};

/** One file of the acting city; null for what it did not send. `lock` keeps it until the transaction ends. */
export async function findUpload(tx: Transaction, id: string, lock?: 'lock'): Promise<CityUpload | null> {
  const query = tx
    .select({ upload: cityUpload, byteLength: storedFile.byteLength, roundName: reportingRound.name })
    .from(cityUpload)
    .innerJoin(storedFile, eq(storedFile.sha256, cityUpload.fileSha256))
    .leftJoin(reportingRound, eq(reportingRound.id, cityUpload.roundId))
    .where(eq(cityUpload.id, id));
  const [found] = await (lock ? query.for('update', { of: cityUpload }) : query);
  return found
    ? {
        ...found.upload,
        summary: found.upload.summary as UploadSummary,
        byteLength: found.byteLength,
        roundName: found.roundName,
      }
    : null;
}

/** A file in the list of all a city has sent. */
export interface ListedUpload {
  readonly id: string;
  readonly fileName: string | null;
  readonly state: CityUpload['state'];
  readonly counts: UploadSummary['counts'];
  readonly createdAt: Date;
}

/** What the acting city has sent, newest first. */
export async function listUploads(tx: Transaction, limit: number): Promise<ListedUpload[]> {
  const { id, fileName, state, createdAt } = cityUpload;
  return tx
    .select({
      id,
      fileName,
      state,
      counts: sql<UploadSummary['counts']>`${cityUpload.summary} -> 'counts'`,
      createdAt,
    })
    .from(cityUpload)
    .orderBy(desc(createdAt), asc(id))
    .limit(limit);
}

/** The file as it was sent. */
export async function sentFile(tx: Transaction, { fileSha256, fileName }: CityUpload): Promise<Upload> {
  const [file] = await tx
    .select({ mediaType: storedFile.mediaType })
    .from(storedFile)
    .where(eq(storedFile.sha256, fileSha256));
  const chunks = await tx
    .select({ bytes: storedFileChunk.bytes })
    .from(storedFileChunk)
    .where(eq(storedFileChunk.sha256, fileSha256))
    .orderBy(asc(storedFileChunk.position));
  const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
  return { bytes, mediaType: file?.mediaType ?? '', fileName, date: null };
}

export interface UploadRowQuery {
  readonly change: RowChange | null;
  /** Position behind which the page begins; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

/** Rows of a file in its order. */
export async function uploadRows(
  tx: Transaction,
  uploadId: string,
  query?: UploadRowQuery,
): Promise<ComparedRow[]> {
  const conditions: SQL[] = [eq(cityUploadRow.uploadId, uploadId)];
  if (query) conditions.push(gt(cityUploadRow.position, query.after));
  if (query?.change) conditions.push(eq(cityUploadRow.change, query.change));
  const rows = tx
    .select()
    .from(cityUploadRow)
    .where(and(...conditions))
    .orderBy(asc(cityUploadRow.position));
  return (await (query ? rows.limit(query.limit) : rows)).map(({ uploadId: _, ...row }) => ({
    ...row,
    input: row.input as StoredInput,
    outcome: row.outcome as Outcome | null,
    differences: row.differences as readonly Difference[],
    findings: row.findings as readonly LocatedFinding[],
  }));
}
