import { eq, sql } from 'drizzle-orm';
import { searchGivesWay } from '../../duplicates/index.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import { fileKindOf } from '../../platform/spreadsheet/reading/file-kind.js';
import type { Dictionary } from '../../projects/index.js';
import { type ImportEntry, type LocatedFinding, onWholeFile } from '../entry.js';
import { chosenRows } from '../group-queries.js';
import { refuseAnswers, sortAnswers } from '../list/list-answers.js';
import { keyOfNamedSource } from '../list/list-identity.js';
import { projectsNamed } from '../queries.js';
import { deliver, type Receiver } from '../reading/deliver.js';
import { openSource, type Upload } from '../reading/open-source.js';
import { type KnownAnswers, readInThread } from '../reading/read-in-thread.js';
import type { RowBatch } from '../reading/row-batch.js';
import { answersOf, type SourceHead } from '../reading/source-reading.js';
import { summaryOf } from '../summary.js';
import { importRun } from '../tables.js';
import { compareStaged } from './compare-staged.js';
import { followMerges } from './follow-merges.js';
import { recallMatches } from './remembered-matches.js';
import { arrive, openArrivals, sourceOfRows, stageRows } from './stage-rows.js';
import { lookAtTemplate, withFindings } from './template-rows.js';

/** A file to read, what it is read with, and who is told how far it is. */
export interface Reading {
  readonly importId: string;
  readonly upload: Upload;
  readonly dictionary: Dictionary;
  readonly answers: KnownAnswers;
  /** Ends it at once. */
  readonly stop: AbortSignal;
  /** Called with every batch; may throw to end it. */
  readonly progress?: (phase: 'checking' | 'comparing', rowsRead: number, rowsTotal: number) => Promise<void>;
}

/** Smaller texts are read here: they are done before a thread has started. What a workbook unpacks to shows too late. */
const worthAThread = 128 * 1024;
const isWorthAThread = (upload: Upload): boolean =>
  upload.bytes.length > worthAThread || fileKindOf(upload.bytes) === 'workbook';

/**
 * Reads a file into staging, sets it beside the registry and keeps the summary with the run, whose row exists already.
 *
 * @throws Problem `unsupported_format`, `invalid_text`, `malformed`, `too_large`
 */
export async function readInto(tx: Transaction, reading: Reading): Promise<void> {
  const { importId, upload, dictionary, answers, stop } = reading;
  // A large file is looked through for minutes before its first row is staged; the reader has limits of its own.
  // Planned for its values, every check of a foreign key would be planned anew for every row.
  await tx.execute(sql`set local plan_cache_mode = auto`);
  await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${searchGivesWay}, 0))`);
  await openArrivals(tx);
  const receiver = new Staging(tx, reading);
  const tally = isWorthAThread(upload)
    ? await readInThread(upload, dictionary, answers, receiver, stop)
    : await deliver(await openHere(reading), dictionary, receiver);
  const { source: head, sourceKey } = receiver;
  if (head.format === 'steckbrief') refuseAnswers(sortAnswers(answers.given, () => []).refused);
  await reading.progress?.('comparing', tally.rows, tally.rows);
  await recallMatches(tx, importId, sourceKey);
  const onTemplate = await lookAtTemplate(tx, importId, head);
  const compared = await compareStaged(
    tx,
    importId,
    sourceKey,
    dictionary,
    head.isComplete && tally.rows > 0,
  );
  await tx
    .update(importRun)
    .set({
      state: 'preview',
      sourceKey,
      format: head.format,
      headingsSha256: head.headingsSha256,
      summary: summaryOf(head, withFindings(tally, onTemplate), compared),
      chosen: await chosenRows(tx, importId),
    })
    .where(eq(importRun.id, importId));
}

const openHere = ({ upload, dictionary, answers: { remembered, given } }: Reading) =>
  openSource(upload, dictionary, (headings) => answersOf(remembered.get(headings), given));

/** Takes what is read into staging. */
class Staging implements Receiver {
  #head: SourceHead | null = null;
  #sourceKey: string | null = null;
  #rows = 0;

  constructor(
    private readonly tx: Transaction,
    private readonly reading: Reading,
  ) {}

  /** What the source is. */
  get source(): SourceHead {
    if (this.#head === null) throw new Error('the source did not say what it is');
    return this.#head;
  }

  get sourceKey(): string {
    return this.#sourceKey ?? this.source.sourceKey;
  }

  async head(head: SourceHead): Promise<void> {
    this.#head = head;
  }

  async rows(batch: RowBatch): Promise<void> {
    const { importId, progress } = this.reading;
    await arrive(this.tx, batch);
    if (this.#sourceKey === null) {
      this.#sourceKey = await this.#findSource();
      await followMerges(this.tx, this.#sourceKey);
    }
    await stageRows(this.tx, importId, this.#sourceKey);
    this.#rows += batch.count;
    await progress?.('checking', this.#rows, this.source.rows);
  }

  /** A list belongs to the source somebody names, else to the one that has delivered its rows before. */
  async #findSource(): Promise<string> {
    const { format, sourceKey } = this.source;
    const { sourceName = null } = this.reading.upload;
    if (format !== 'list') return sourceKey;
    return sourceName === null ? ((await sourceOfRows(this.tx)) ?? sourceKey) : keyOfNamedSource(sourceName);
  }

  /** A Steckbrief that is new by its identity may still be a project that came in by another way. */
  async remarks(entry: ImportEntry): Promise<readonly LocatedFinding[]> {
    if (this.source.format !== 'steckbrief') return [];
    const references = await projectsNamed(this.tx, entry.input.name, entry.rowKey);
    return references.length === 0 ? [] : [possibleMatch(references)];
  }
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
