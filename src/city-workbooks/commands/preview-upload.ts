import { eq } from 'drizzle-orm';
import { forgetStaleImports, type GivenAnswer, keepFile, type Upload } from '../../imports/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { findUpload, sentFile } from '../queries/uploads.js';
import { cityUpload, cityUploadRow } from '../tables.js';
import type { ComparedRow } from '../upload-row.js';
import { forgetStaleUploads } from './forget-stale.js';
import { readUpload } from './read-upload.js';

/** Answers to questions a list left open, by question. */
export type UploadAnswers = Readonly<Record<string, string>>;

const given = (answers: UploadAnswers): GivenAnswer[] =>
  Object.entries(answers).map(([question, answer]) => ({ question, answer, isRemembered: false }));

/** A city has some dozen projects; a larger file is one of somebody else, or full of pictures. */
const largestFile = 8 * 1024 * 1024;

/**
 * Reads a file of a city and shows what it would create and change among its own drafts. Creates and changes nothing.
 *
 * @returns the id of the upload
 * @throws Problem as `readUpload`; `too_large` for more than 8 MiB
 */
export async function previewUpload(
  database: Database,
  writer: Writer,
  upload: Upload,
  answers: UploadAnswers = {},
): Promise<string> {
  if (upload.bytes.length > largestFile) throw new Problem('too_large', { detail: tooLarge });
  await forgetStaleUploads(database);
  await forgetStaleImports(database);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    // Kept first: whoever reads takes the bytes over.
    const fileSha256 = await keepFile(tx, upload.bytes, upload.mediaType);
    const { rows, summary, roundId } = await readUpload(tx, writer.actor, upload, given(answers));
    const [made] = await tx
      .insert(cityUpload)
      .values({
        ownerCity: writer.actor.city ?? '',
        roundId,
        fileName: upload.fileName,
        fileSha256,
        summary,
        createdBy: writer.actor.id,
      })
      .returning({ id: cityUpload.id });
    if (!made) throw new Error('the upload returned no row');
    await keepRows(tx, made.id, rows);
    return made.id;
  });
}

const tooLarge = text(
  'Gelesen werden Dateien bis 8 MiB. Entfernen Sie Bilder und Blätter, die nicht zur Liste gehören.',
  'Files of up to 8 MiB are read. Remove pictures and sheets that do not belong to the list.',
);

/**
 * Answers questions a list left open: it is read again with the answers.
 * @throws Problem `not_found`; `state_conflict` once it is taken over; `invalid_parameter` for what is no question or option
 */
export async function answerUpload(
  database: Database,
  writer: Writer,
  id: string,
  answers: UploadAnswers,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const upload = await findUpload(tx, id, 'lock');
    if (upload === null) throw new Problem('not_found');
    if (upload.state !== 'preview') throw new Problem('state_conflict', { detail: takenAlready });
    const earlier = upload.summary.answers.filter(({ question }) => answers[question] === undefined);
    const file = await sentFile(tx, upload);
    const read = await readUpload(tx, writer.actor, file, [...earlier, ...given(answers)]);
    await tx
      .update(cityUpload)
      .set({ summary: read.summary, roundId: read.roundId })
      .where(eq(cityUpload.id, id));
    await tx.delete(cityUploadRow).where(eq(cityUploadRow.uploadId, id));
    await keepRows(tx, id, read.rows);
  });
}

const takenAlready = text('Die Datei ist schon übernommen.', 'The file has been taken over already.');

const rowsAtATime = 500;

async function keepRows(tx: Transaction, uploadId: string, rows: readonly ComparedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtATime)
    await tx
      .insert(cityUploadRow)
      .values(rows.slice(from, from + rowsAtATime).map((row) => ({ uploadId, ...row })));
}

/** Forgets a file and what was read from it. @throws Problem `not_found`; `state_conflict` once it is taken over */
export async function removeUpload(database: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const upload = await findUpload(tx, id, 'lock');
    if (upload === null) throw new Problem('not_found');
    if (upload.state !== 'preview') throw new Problem('state_conflict', { detail: takenAlready });
    await tx.delete(cityUpload).where(eq(cityUpload.id, id));
  });
}
