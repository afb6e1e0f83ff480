import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { dictionaryAt } from '../../projects/index.js';
import { findReading, type ImportRun } from '../queries.js';
import type { Upload } from '../reading/open-source.js';
import { type ImportPurpose, importRow, importRun, storedFile, storedFileChunk } from '../tables.js';
import { rememberedAnswers } from './answers.js';
import { type AnswersGiven, givenAnswers, keepAnswers } from './preview.js';
import { readInto } from './read-into.js';

/**
 * Answers questions a list left open: it is read again with the answers, and they are remembered for later deliveries with
 * the same headings.
 *
 * @param look sees the import before it changes, and may refuse
 * @throws Problem `not_found`; `state_conflict` once it is proposed; `invalid_parameter` for what is no question or option
 */
export async function answerImport(
  database: Database,
  writer: Writer,
  importId: string,
  answers: AnswersGiven,
  look: (run: ImportRun) => void = () => undefined,
  purpose: ImportPurpose = 'import',
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findReading(tx, importId, 'lock');
    if (run?.purpose !== purpose) throw new Problem('not_found');
    look(run);
    if (run.state !== 'preview') throw new Problem('state_conflict', { detail: notOpen });
    await keepAnswers(tx, importId, answers, writer.actor.id);
    await tx.delete(importRow).where(eq(importRow.importId, importId));
    const { revision } = await viewpointAt(tx);
    await tx.update(importRun).set({ checkedRevision: revision }).where(eq(importRun.id, importId));
    await readInto(tx, {
      importId,
      upload: await keptUpload(tx, run),
      dictionary: await dictionaryAt(tx, revision),
      answers: { remembered: await rememberedAnswers(tx), given: givenAnswers(answers) },
      stop: new AbortController().signal,
    });
  });
}

/** The driver holds what it reads several times over: a file is taken in parts. */
const chunksAtATime = 8;

/** A file as it was sent. */
export async function keptUpload(tx: Transaction, run: ImportRun): Promise<Upload> {
  const [file] = await tx
    .select({ mediaType: storedFile.mediaType })
    .from(storedFile)
    .where(eq(storedFile.sha256, run.fileSha256));
  const bytes = new Uint8Array(run.byteLength);
  for (let at = 0, position = 0; at < bytes.length; position += chunksAtATime) {
    const chunks = await tx
      .select({ bytes: storedFileChunk.bytes })
      .from(storedFileChunk)
      .where(
        and(
          eq(storedFileChunk.sha256, run.fileSha256),
          gte(storedFileChunk.position, position),
          lt(storedFileChunk.position, position + chunksAtATime),
        ),
      )
      .orderBy(asc(storedFileChunk.position));
    if (chunks.length === 0) throw new Error('a part of a stored file is missing');
    for (const chunk of chunks) {
      bytes.set(chunk.bytes, at);
      at += chunk.bytes.length;
    }
  }
  const { fileName, sentDate: date, sourceName } = run;
  return { bytes, mediaType: file?.mediaType ?? '', fileName, date, sourceName };
}

const notOpen = text(
  'Beantworten lassen sich Fragen einer Vorschau, bevor sie vorgeschlagen ist.',
  'Questions of a preview can be answered before it is proposed.',
);
