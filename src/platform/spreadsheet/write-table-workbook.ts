import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TableRow } from './table.js';
import type { TableWorkbook } from './xlsx-stream/layout.js';
import type { WorkbookOrder } from './xlsx-stream/worker.js';

const worker = new URL('./xlsx-stream/worker.js', import.meta.url);
const memoryMegabytes = 256;

/**
 * The bytes of an .xlsx with one long table, as its rows come in. A thread of its own writes it, no faster than the
 * bytes are taken; the thread ends with the last byte or when nobody takes any more.
 */
export async function* tableWorkbookBytes(
  book: TableWorkbook,
  rows: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<Uint8Array> {
  const thread = new Worker(worker, {
    workerData: book,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
  // A thread that fails does so while it is asked something; that answer carries the error.
  thread.on('error', () => undefined);
  try {
    // While the thread writes one part, the next is being read.
    let writing: Promise<Uint8Array[]> | null = null;
    for await (const part of rows) {
      if (writing !== null) yield* await writing;
      writing = answerTo(thread, part);
    }
    if (writing !== null) yield* await writing;
    yield* await answerTo(thread, null);
  } finally {
    await thread.terminate();
  }
}

function answerTo(thread: Worker, order: WorkbookOrder): Promise<Uint8Array[]> {
  const answer = once(thread, 'message').then(([pieces]) => pieces as Uint8Array[]);
  // Whoever awaits it learns of the failure; when reading fails first, nobody does.
  answer.catch(() => undefined);
  thread.postMessage(order);
  return answer;
}
