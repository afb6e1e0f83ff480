import { parentPort, workerData } from 'node:worker_threads';
import { textOfDocx, textOfPdf } from './text-of-file.js';

/** What the thread gets: the bytes of one file of a kind whose words can be read. */
export interface ReadingTask {
  readonly kind: 'pdf' | 'docx';
  readonly bytes: Uint8Array;
}

// Runs in a thread of its own: one file in, its words out.
const { kind, bytes } = workerData as ReadingTask;
parentPort?.postMessage(await (kind === 'pdf' ? textOfPdf(bytes) : textOfDocx(bytes)));
