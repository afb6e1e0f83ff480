import { Worker } from 'node:worker_threads';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Dictionary } from '../../projects/index.js';
import type { Receiver } from './deliver.js';
import type { Upload } from './open-source.js';
import type { GivenAnswer } from './source-reading.js';
import type { Tally } from './tally.js';
import type { ReadingNews, ReadingTask } from './worker.js';

const thread = new URL('./worker.js', import.meta.url);
const memoryMegabytes = 512;
/** Room for what is thrown away at once; with more of it less is carried around. */
const youngMegabytes = 64;

/** So long a thread that has read a file waits for the next one: its program is loaded and compiled by then. */
const readyForMs = 60_000;

let ready: {
  readonly worker: Worker;
  readonly retirement: NodeJS.Timeout;
  readonly retire: () => void;
} | null = null;

/** A thread to read a file with: the one that read the last, if it is free, else a new one. */
function readyThread(): Worker {
  if (ready === null)
    return new Worker(thread, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
  const { worker, retirement, retire } = ready;
  ready = null;
  clearTimeout(retirement);
  worker.off('error', retire).off('exit', retire);
  worker.ref();
  return worker;
}

/** Keeps a free thread for a while; it does not keep the program running. */
function keepReady(worker: Worker): void {
  if (ready !== null) {
    void worker.terminate();
    return;
  }
  const retire = (): void => {
    if (ready?.worker === worker) ready = null;
    void worker.terminate();
  };
  worker.once('error', retire).once('exit', retire);
  worker.unref();
  ready = { worker, retire, retirement: setTimeout(retire, readyForMs).unref() };
}

/** What was answered about lists, by their headings and now. */
export interface KnownAnswers {
  readonly remembered: ReadonlyMap<string, readonly GivenAnswer[]>;
  readonly given: readonly GivenAnswer[];
}

/**
 * Reads and checks a file in a thread beside the service, so that nobody waits for it; what it reads comes in batches.
 *
 * @param upload whose bytes may go over to the thread: nobody else reads them afterwards
 * @param stop ends the thread at once
 * @throws Problem as `openSource`; what `receiver` throws; the reason of `stop`
 */
export async function readInThread(
  upload: Upload,
  { catalogue, places }: Dictionary,
  { remembered, given }: KnownAnswers,
  receiver: Receiver,
  stop: AbortSignal,
): Promise<Tally> {
  stop.throwIfAborted();
  const bytes = ownBytes(upload.bytes);
  const task: ReadingTask = {
    upload: { ...upload, bytes },
    catalogue: catalogue.all(),
    places: [...places.districts, ...places.municipalities],
    answers: remembered,
    given,
  };
  const worker = readyThread();
  let isFree = false;
  const ended = (): void => {
    isFree = true;
    keepReady(worker);
  };
  try {
    worker.postMessage(task, [bytes.buffer]);
    return await tallyOf(worker, receiver, stop, ended);
  } finally {
    if (!isFree) await worker.terminate();
  }
}

/** The bytes of a file as a piece of memory of its own, which a thread can be given. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);

/** @param ended called once the thread has come to an end with the file, read or refused, and is free for another */
function tallyOf(worker: Worker, receiver: Receiver, stop: AbortSignal, ended: () => void): Promise<Tally> {
  return new Promise((resolve, reject) => {
    // One after the other: the next batch waits until this one is staged.
    let before: Promise<void> = Promise.resolve();
    const follow = (step: () => Promise<void>): void => {
      before = before.then(step);
      before.catch(reject);
    };
    const take = (news: ReadingNews): void => {
      if (news.kind === 'refused')
        follow(async () => {
          letGo();
          throw problemOf(news.problem);
        });
      else if (news.kind === 'head') follow(() => receiver.head(news.head));
      else if (news.kind === 'end')
        follow(async () => {
          letGo();
          resolve(news.tally);
        });
      else
        follow(async () => {
          await receiver.rows(news.batch);
          worker.postMessage('more');
        });
    };
    const fail = (error: Error): void => reject(isOutOfMemory(error) ? needsTooMuch(error) : error);
    const vanish = (): void => follow(async () => reject(new Error('the thread that reads ended too early')));
    const abort = (): void => reject(stop.reason);
    const letGo = (): void => {
      worker.off('message', take).off('error', fail).off('exit', vanish);
      stop.removeEventListener('abort', abort);
      ended();
    };
    worker.on('message', take).on('error', fail).on('exit', vanish);
    stop.addEventListener('abort', abort, { once: true });
  });
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const needsTooMuch = (cause: Error): Problem =>
  new Problem('too_large', {
    detail: text(
      'Die Datei braucht beim Lesen mehr Speicher, als ein Import haben darf. Teilen Sie sie, oder speichern Sie die Liste als CSV.',
      'Reading the file takes more memory than an import may have. Divide it, or save the list as CSV.',
    ),
    cause,
  });

const problemOf = ({ code, detail, errors }: Pick<Problem, 'code' | 'detail' | 'errors'>): Problem =>
  new Problem(code, { ...(detail && { detail }), errors });
