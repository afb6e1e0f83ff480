import { parentPort, workerData } from 'node:worker_threads';
import type { TableRow } from '../table.js';
import type { TableWorkbook } from './layout.js';
import { WorkbookStream } from './workbook-stream.js';

/** What the thread is told: rows of the table in order, at last their end (null). It answers each with the bytes so far. */
export type WorkbookOrder = readonly TableRow[] | null;

const port = parentPort;
if (port === null) throw new Error('runs in a thread only');

let pieces: Uint8Array<ArrayBuffer>[] = [];
const book = new WorkbookStream(workerData as TableWorkbook, (bytes) => pieces.push(Uint8Array.from(bytes)));
let begun = false;

port.on('message', async (order: WorkbookOrder) => {
  if (!begun) await book.begin();
  begun = true;
  if (order === null) await book.finish();
  else await book.rows(order);
  const answer = pieces;
  pieces = [];
  port.postMessage(
    answer,
    answer.map(({ buffer }) => buffer),
  );
});
