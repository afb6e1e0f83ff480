import { z } from 'zod';
import { annotatedName, annotationOf, fromStoredInput } from '../imports/index.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import { annotateWorkbook } from '../platform/spreadsheet/annotated/annotate-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { valuesOf } from '../projects/index.js';
import { type CityUpload, findUpload, sentFile, uploadRows } from './queries/uploads.js';
import type { ApiUpload, ApiUploadRow } from './schemas.js';
import type { RowChange } from './tables.js';
import type { ComparedRow } from './upload-row.js';

/** One file a city sent. @throws Problem `not_found` also for those of others */
export async function readCityUpload(database: Database, writer: Writer, id: string): Promise<ApiUpload> {
  const upload = await actingAs(database.orm, writer.actor, writer, (tx) => findUpload(tx, id));
  if (upload === null) throw new Problem('not_found');
  return toApiUpload(upload);
}

interface RowPage {
  readonly change?: RowChange | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Rows of a file page by page, in its order. @throws Problem `not_found`, `invalid_cursor` */
export async function readCityUploadRows(
  database: Database,
  writer: Writer,
  id: string,
  { change, limit, cursor }: RowPage,
): Promise<{ items: ApiUploadRow[]; nextCursor: string | null }> {
  const question = fingerprint({ id, change });
  const after =
    cursor === undefined ? 0 : Number(readCursor(cursor, question, z.tuple([z.int().min(0)])).values[0]);
  const rows = await actingAs(database.orm, writer.actor, writer, async (tx) => {
    if ((await findUpload(tx, id)) === null) throw new Problem('not_found');
    return uploadRows(tx, id, { change: change ?? null, after, limit: limit + 1 });
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: items.map(toApiRow),
    nextCursor: more ? writeCursor({ values: [last.position], id, revision: 0 }, question) : null,
  };
}

/** The file as it was sent, with its faulty cells marked. @throws Problem `not_found` */
export async function annotatedUpload(
  database: Database,
  pool: DrawingPool,
  writer: Writer,
  id: string,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const { upload, order } = await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const found = await findUpload(tx, id);
    if (found === null) throw new Problem('not_found');
    const { bytes } = await sentFile(tx, found);
    const onRows = (await uploadRows(tx, id)).flatMap(({ findings }) => findings);
    const { findings, columns } = found.summary;
    return {
      upload: found,
      order: annotationOf({ bytes, findings, columns, onRows, created: found.createdAt }),
    };
  });
  return { fileName: annotatedName(upload), bytes: await annotateWorkbook(pool, order) };
}

function toApiUpload({ summary, ...upload }: CityUpload): ApiUpload {
  const { id, state, ownerCity, roundId, roundName, fileName, fileSha256, byteLength } = upload;
  return {
    id,
    state,
    city: ownerCity,
    round: roundId === null ? null : { id: roundId, name: roundName },
    fileName,
    sha256: fileSha256,
    bytes: byteLength,
    template: summary.template,
    createdAt: upload.createdAt.toISOString(),
    takenAt: upload.takenAt?.toISOString() ?? null,
    counts: { ...summary.counts },
    columns: [...summary.columns],
    questions: summary.questions.map(({ options, ...question }) => ({ ...question, options: [...options] })),
    findings: summary.findings.map((group) => ({ ...group, places: [...group.places] })),
  };
}

const toApiRow = (row: ComparedRow): ApiUploadRow => ({
  row: row.rowNumber,
  change: row.change,
  reference: row.reference,
  draft: row.draftId,
  values: valuesOf(fromStoredInput(row.input)),
  differences: [...row.differences],
  findings: [...row.findings],
});
