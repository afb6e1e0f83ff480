import { parentPort } from 'node:worker_threads';
import { Catalogue, type CatalogueEntry } from '../../catalogue/index.js';
import { Problem } from '../../kernel/problem.js';
import { type PlaceEntry, Places } from '../../places/index.js';
import { BrokenFile } from '../../platform/spreadsheet/reading/broken-file.js';
import { deliver } from './deliver.js';
import { openSource, type Upload } from './open-source.js';
import { problemOfFile } from './refuse-file.js';
import type { RowBatch } from './row-batch.js';
import { answersOf, type GivenAnswer, type SourceHead } from './source-reading.js';
import type { Tally } from './tally.js';

/** What the thread is given, one after the other: a file, the words of the registry, and what was answered about which headings. */
export interface ReadingTask {
  readonly upload: Upload;
  readonly catalogue: readonly CatalogueEntry[];
  readonly places: readonly PlaceEntry[];
  readonly answers: ReadonlyMap<string, readonly GivenAnswer[]>;
  readonly given: readonly GivenAnswer[];
}

/** What it says. It goes on with the next batch once fewer than a few are under way. */
export type ReadingNews =
  | { readonly kind: 'head'; readonly head: SourceHead }
  | { readonly kind: 'rows'; readonly batch: RowBatch }
  | { readonly kind: 'end'; readonly tally: Tally }
  | { readonly kind: 'refused'; readonly problem: Pick<Problem, 'code' | 'detail' | 'errors'> };

const port = parentPort;
if (port === null) throw new Error('runs in a thread only');

const mostUnderWay = 3;
let underWay = 0;
let goOn: (() => void) | null = null;
port.on('message', (asked: ReadingTask | 'more') => {
  if (asked !== 'more') return void work(asked);
  underWay -= 1;
  goOn?.();
});

async function rows(batch: RowBatch): Promise<void> {
  underWay += 1;
  port?.postMessage({ kind: 'rows', batch } satisfies ReadingNews, [batch.bytes.buffer]);
  while (underWay >= mostUnderWay)
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
}

const tell = (news: ReadingNews): void => port.postMessage(news);

async function read({ upload, catalogue, places, answers, given }: ReadingTask): Promise<void> {
  const dictionary = { catalogue: new Catalogue(catalogue), places: new Places(places) };
  const reading = await openSource(upload, dictionary, (headings) => answersOf(answers.get(headings), given));
  const head = async (found: SourceHead): Promise<void> => tell({ kind: 'head', head: found });
  const tally = await deliver(reading, dictionary, { head, rows });
  tell({ kind: 'end', tally });
}

/** Reads one file; the next one comes once this one has ended. What is no fault of the file ends the thread. */
async function work(task: ReadingTask): Promise<void> {
  underWay = 0;
  try {
    await read(task);
  } catch (error) {
    const problem = error instanceof BrokenFile ? problemOfFile(error) : error;
    if (!(problem instanceof Problem)) throw error;
    const { code, detail, errors } = problem;
    tell({ kind: 'refused', problem: { code, detail, errors: [...errors] } });
  }
}
