import { viewpointAt } from '../../history/index.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type Dictionary, dictionaryAt } from '../../projects/index.js';
import { compareRows, fingerprinted } from '../compare.js';
import { type ImportEntry, onWholeFile, type ReadSource } from '../entry.js';
import { knownProjects, knownRows, projectsNamed } from '../queries.js';
import { readSource, type Upload } from '../read-source.js';
import { summarise } from '../summary.js';
import { importRun } from '../tables.js';
import { forgetStaleImports } from './forget-stale.js';
import { keepFile } from './keep-file.js';
import { stageRows } from './stage-rows.js';

/**
 * Reads a file or pasted text, sets it beside the registry and keeps both the file and what was read. Publishes
 * nothing. Removes what earlier imports left behind and nobody needs any more.
 *
 * @returns the id of the import
 * @throws Problem `unsupported_format`, `invalid_text`, `too_large`
 */
export async function previewImport(database: Database, writer: Writer, upload: Upload): Promise<string> {
  await forgetStaleImports(database);
  const before = await viewpointAt(database.orm);
  const dictionary = await dictionaryAt(database.orm, before.revision);
  const source = await readSource(upload, dictionary);
  return actingAs(database.orm, writer.actor, writer, (tx) =>
    keepPreview(tx, writer, upload, source, dictionary),
  );
}

async function keepPreview(
  tx: Transaction,
  { actor }: Writer,
  upload: Upload,
  source: ReadSource,
  dictionary: Dictionary,
): Promise<string> {
  const { revision } = await viewpointAt(tx);
  const fileSha256 = await keepFile(tx, upload.bytes, upload.mediaType);
  const known = await knownRows(tx, source.sourceKey);
  const entries = await withPossibleMatches(tx, source, known);
  const { read, differing } = fingerprinted(entries, known);
  const projects = await knownProjects(tx, source.sourceKey, differing, dictionary);
  const isComplete = source.isComplete && entries.length > 0;
  const rows = compareRows(read, known, projects, isComplete);
  const [run] = await tx
    .insert(importRun)
    .values({
      sourceKey: source.sourceKey,
      format: source.format,
      fileName: upload.fileName,
      fileSha256,
      state: 'preview',
      checkedRevision: revision,
      summary: summarise({ ...source, entries }, rows, dictionary.catalogue),
      createdBy: actor.id,
    })
    .returning({ id: importRun.id });
  if (!run) throw new Error('the import returned no row');
  await stageRows(tx, run.id, rows);
  return run.id;
}

/** A Steckbrief that is new by its identity may still be a project that came in by another way. */
async function withPossibleMatches(
  tx: Transaction,
  { format, entries }: ReadSource,
  known: ReadonlyMap<string, unknown>,
): Promise<readonly ImportEntry[]> {
  const [entry] = entries;
  if (format !== 'steckbrief' || !entry || known.has(entry.rowKey)) return entries;
  const references = await projectsNamed(tx, entry.input.name);
  return references.length === 0
    ? entries
    : [{ ...entry, findings: [...entry.findings, possibleMatch(references)] }];
}

const possibleMatch = (references: readonly string[]) =>
  onWholeFile({
    severity: 'hint',
    code: 'possible_match',
    field: 'name',
    reason: text(
      `Ein Vorhaben dieses Namens steht schon im Register: ${references.join(', ')}.`,
      `A project of this name is in the registry already: ${references.join(', ')}.`,
    ),
    remedy: text(
      'Prüfen Sie, ob es dasselbe ist, und ändern Sie dann jenes, statt ein zweites anzulegen.',
      'Check whether it is the same, and if so change that one instead of adding a second.',
    ),
    clause: null,
  });
