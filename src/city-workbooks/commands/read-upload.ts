import { sql } from 'drizzle-orm';
import {
  FindingGroups,
  findingsOnTemplate,
  type GivenAnswer,
  keyOfOwnCode,
  type LocatedFinding,
  type Receiver,
  type RowBatch,
  readInThread,
  rowsIn,
  type SourceHead,
  type Tally,
  type Upload,
} from '../../imports/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import { UploadComparison } from '../compare-upload.js';
import { openRounds, roundOfCity } from '../queries/rounds-of-city.js';
import { citiesOfReferences, type WorkOfCity, workOfCity } from '../queries/work-of-city.js';
import type { ComparedRow, ReadRow } from '../upload-row.js';
import type { UploadSummary } from '../upload-summary.js';

/** A file beside what its city has. */
export interface ComparedUpload {
  readonly rows: readonly ComparedRow[];
  readonly summary: UploadSummary;
  readonly roundId: string | null;
}

/** The list of a whole Land has fewer rows of one city. */
const mostRows = 10_000;

/**
 * Reads a file with the reader of all lists and sets its rows beside the projects and drafts of the city that sent it.
 *
 * @throws Problem as the reader; `unsupported_format` for what is no list; `too_large` for more rows than any city has
 */
export async function readUpload(
  tx: Transaction,
  { city }: Actor,
  upload: Upload,
  given: readonly GivenAnswer[],
): Promise<ComparedUpload> {
  const own = city === null ? null : await workOfCity(tx, city);
  if (own === null) throw new Problem('not_found');
  // The transaction is idle while a thread reads; the reader has limits of its own.
  await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
  const receiver = new Collected();
  const known = { remembered: new Map<string, GivenAnswer[]>(), given };
  const tally = await readInThread(upload, own.dictionary, known, receiver, new AbortController().signal);
  const { source: head } = receiver;
  if (head.format !== 'list') throw new Problem('unsupported_format', { detail: noList });
  const rows = await compared(tx, own, head, receiver.read);
  const roundId = await roundOf(tx, own.ags, head);
  const onTemplate = head.template === null ? [] : await findingsOnTemplate(tx, head.template);
  const summary = summaryOf(head, rows, [...onWholeFile(tally), ...onTemplate]);
  return { rows, summary, roundId };
}

class Collected implements Receiver {
  readonly read: ReadRow[] = [];
  #head: SourceHead | null = null;

  get source(): SourceHead {
    if (this.#head === null) throw new Error('the source did not say what it is');
    return this.#head;
  }

  async head(head: SourceHead): Promise<void> {
    this.#head = head;
  }

  async rows(batch: RowBatch): Promise<void> {
    if (this.read.length + batch.count > mostRows) throw new Problem('too_large', { detail: tooManyRows });
    this.read.push(...rowsIn(batch));
  }
}

const noList = text(
  'Ein Steckbrief wird im Formular eines Vorhabens eingefügt. Hier wird eine Liste gelesen: die Vorlage Ihrer Stadt oder eine andere Tabelle.',
  'A Steckbrief is pasted into the form of a project. A list is read here: the template of your city or another table.',
);
const tooManyRows = text(
  `Gelesen werden Listen mit bis zu ${mostRows.toLocaleString('de-DE')} Zeilen. Löschen Sie die Zeilen anderer Städte.`,
  `Lists of up to ${mostRows.toLocaleString('en')} rows are read. Delete the rows of other cities.`,
);

async function compared(
  tx: Transaction,
  own: WorkOfCity,
  { template, columns }: SourceHead,
  read: readonly ReadRow[],
): Promise<ComparedRow[]> {
  const references = read.flatMap(({ rowKey }) => referenceIn(rowKey) ?? []);
  const others = await citiesOfReferences(tx, references, own.dictionary);
  const comparison = new UploadComparison({ ...own, mark: template, columns, others });
  return read.map((row) => comparison.compare(row));
}

/** The reference a row's key is made of; null for rows that name none. */
function referenceIn(rowKey: string): string | null {
  const code = /^reference:(.+)$/u.exec(rowKey)?.[1] ?? null;
  return code !== null && keyOfOwnCode(code) === rowKey ? code : null;
}

/** The round a template was made for while that is open, else the one that is due first. */
async function roundOf(tx: Transaction, ags: string, { template }: SourceHead): Promise<string | null> {
  const named = template?.round == null ? null : await roundOfCity(tx, ags, template.round);
  if (named?.openUntil != null) return named.id;
  return (await openRounds(tx, ags))[0]?.id ?? null;
}

const onWholeFile = ({ findings }: Tally): LocatedFinding[] =>
  findings.flatMap(({ places, count, ...finding }) =>
    places.filter(({ row }) => row === null).map((place) => ({ ...finding, ...place })),
  );

function summaryOf(
  { title, template, columns, questions, answers }: SourceHead,
  rows: readonly ComparedRow[],
  onFile: readonly LocatedFinding[],
): UploadSummary {
  const groups = new FindingGroups();
  for (const finding of [...onFile, ...rows.flatMap(({ findings }) => findings)]) groups.add(finding);
  const count = (change: ComparedRow['change']): number => rows.filter((row) => row.change === change).length;
  return {
    title,
    template,
    columns,
    questions,
    answers,
    counts: {
      rows: rows.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      errors: count('error'),
    },
    findings: groups.all(),
  };
}
