import { Worker } from 'node:worker_threads';
import { Gate, type Visitor } from '../../platform/workers/gate.js';
import type { ReadingTask } from './worker.js';

const thread = new URL('./worker.js', import.meta.url);
const memoryMegabytes = 384;
/** Whoever uploads waits for it. */
const longestMs = 20_000;

/** One file at a time; a few wait. */
const gate = new Gate(1, 8);

const kinds: Readonly<Record<string, ReadingTask['kind']>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/**
 * The words of a file for the search, read in a thread that is ended when it takes too long or too much memory; null for
 * kinds without words we read, and for files that cannot be read: they are kept all the same.
 *
 * @throws Problem `overloaded` when too many wait
 */
export async function readWords(
  bytes: Uint8Array,
  mediaType: string,
  visitor: Visitor,
): Promise<string | null> {
  const kind = kinds[mediaType];
  if (kind === undefined) return null;
  const leave = await gate.enter(visitor);
  try {
    return await inThread({ kind, bytes }, longestMs);
  } catch {
    return null;
  } finally {
    leave();
  }
}

function inThread(task: ReadingTask, withinMs: number): Promise<string> {
  const worker = new Worker(thread, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 64 },
    // Nothing of the service's surroundings is for a library that reads what others sent.
    env: {},
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  return new Promise<string>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('reading took too long')), withinMs);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('reading ended early')));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
