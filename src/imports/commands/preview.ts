import { viewpointAt } from '../../history/index.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { dictionaryAt } from '../../projects/index.js';
import { findReading } from '../queries.js';
import { readableKind, type Upload } from '../reading/open-source.js';
import { emptySummary } from '../summary.js';
import { type ImportPurpose, importProgress, importRun } from '../tables.js';
import { rememberAnswers, rememberedAnswers } from './answers.js';
import { forgetStaleImports } from './forget-stale.js';
import { keepFile } from './keep-file.js';
import { readInto } from './read-into.js';

/** Questions and the options chosen. */
export type AnswersGiven = Readonly<Record<string, string>>;

export const givenAnswers = (answers: AnswersGiven) =>
  Object.entries(answers).map(([question, answer]) => ({ question, answer, isRemembered: false }));

export interface PreviewOptions {
  readonly answers?: AnswersGiven;
  /** Ends the reading at once, when nobody waits for it any more. */
  readonly stop?: AbortSignal;
  /** Without it the file may be proposed later. */
  readonly purpose?: ImportPurpose;
}

/**
 * Reads a file or pasted text, sets it beside the registry and keeps both the file and what was read. Publishes
 * nothing. Removes what earlier imports left behind and nobody needs any more.
 *
 * @returns the id of the import
 * @throws Problem `unsupported_format`, `invalid_text`, `malformed`, `too_large`; `invalid_parameter` for an answer to no question
 */
export async function previewImport(
  database: Database,
  writer: Writer,
  upload: Upload,
  { answers = {}, stop = new AbortController().signal, purpose = 'import' }: PreviewOptions = {},
): Promise<string> {
  await forgetStaleImports(database);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const importId = await beginRun(tx, writer, upload, { state: 'preview', purpose });
    const { revision } = await viewpointAt(tx);
    const given = givenAnswers(answers);
    await readInto(tx, {
      importId,
      upload,
      dictionary: await dictionaryAt(tx, revision),
      answers: { remembered: await rememberedAnswers(tx), given },
      stop,
    });
    await keepAnswers(tx, importId, answers, writer.actor.id);
    return importId;
  });
}

/** Larger files are read in the background, whichever way they come in. */
export const readAtOnce = 8 * 1024 * 1024;

/**
 * Keeps a file and says that it is being read; a job reads it.
 *
 * @returns the id of the import
 * @throws Problem `too_large`, `unsupported_format`
 */
export async function queueImport(
  database: Database,
  writer: Writer,
  upload: Upload,
  { answers = {}, purpose = 'import' }: Omit<PreviewOptions, 'stop'> = {},
): Promise<string> {
  readableKind(upload);
  await forgetStaleImports(database);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const importId = await beginRun(tx, writer, upload, { state: 'reading', purpose, answers });
    await tx.insert(importProgress).values({ importId, phase: 'waiting' });
    return importId;
  });
}

async function beginRun(
  tx: Transaction,
  { actor }: Writer,
  upload: Upload,
  {
    state,
    purpose,
    answers = {},
  }: {
    readonly state: 'preview' | 'reading';
    readonly purpose: ImportPurpose;
    readonly answers?: AnswersGiven;
  },
): Promise<string> {
  const { revision } = await viewpointAt(tx);
  const fileSha256 = await keepFile(tx, upload.bytes, upload.mediaType);
  const [run] = await tx
    .insert(importRun)
    .values({
      sourceKey: 'reading',
      format: 'list',
      fileName: upload.fileName,
      fileSha256,
      sentDate: upload.date,
      sourceName: upload.sourceName ?? null,
      state,
      purpose,
      checkedRevision: revision,
      summary: { ...emptySummary(upload.fileName ?? 'Liste der Vorhaben'), answers: givenAnswers(answers) },
      createdBy: actor.id,
    })
    .returning({ id: importRun.id });
  if (!run) throw new Error('the import returned no row');
  return run.id;
}

/** Remembers what was answered with a delivery, once it is known which list it is. */
export async function keepAnswers(
  tx: Transaction,
  importId: string,
  answers: AnswersGiven,
  answeredBy: string,
): Promise<void> {
  const run = await findReading(tx, importId);
  if (!run || run.headingsSha256 === null) return;
  const { sourceKey, headingsSha256 } = run;
  await rememberAnswers(tx, { sourceKey, headingsSha256 }, givenAnswers(answers), answeredBy);
}
