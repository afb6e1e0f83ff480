import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { Problem } from '../../kernel/problem.js';

/** A task for a worker file of ours: its compiled module and what it gets; both sides only pass plain data. */
interface DrawingTask {
  readonly worker: URL;
  readonly input: unknown;
}

/** Threads that draw files (PDF, workbooks), so that drawing never holds up answers. */
export interface DrawingPool {
  /**
   * Runs a task on a free thread.
   *
   * @throws Problem `overloaded` when too many tasks wait already or this one takes too long.
   */
  run(task: DrawingTask): Promise<Uint8Array>;
  /** Stops all threads; tasks that still run are dropped. */
  close(): Promise<void>;
}

const longestQueue = 64;
const longestTaskMilliseconds = 60_000;
/** A report of 5,748 projects takes up to 500 while it is drawn. */
const memoryPerThreadMegabytes = 1_024;
/** Drawing leaves much behind at once; with the small room that is usual half of its time would go into clearing up. */
const memoryForFreshObjectsMegabytes = 192;

export interface PoolSize {
  /** All processors but one, and at least one, when left out. */
  readonly threads?: number;
  /** After this a task is given up; a minute when left out: somebody waits for it. */
  readonly longestTaskMilliseconds?: number;
}

/** Opens the pool. Threads start with the first task and stay warm. */
export function openDrawingPool(size: PoolSize = {}): DrawingPool {
  const {
    threads = Math.max(1, availableParallelism() - 1),
    longestTaskMilliseconds: longest = longestTaskMilliseconds,
  } = size;
  const pool = new Piscina({
    minThreads: 0,
    maxThreads: threads,
    maxQueue: longestQueue,
    idleTimeout: 300_000,
    resourceLimits: {
      maxOldGenerationSizeMb: memoryPerThreadMegabytes,
      maxYoungGenerationSizeMb: memoryForFreshObjectsMegabytes,
    },
    recordTiming: false,
  });
  return {
    run: ({ worker, input }) => runTask(pool, worker, input, longest),
    close: () => pool.destroy(),
  };
}

async function runTask(pool: Piscina, worker: URL, input: unknown, longest: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(longest);
  try {
    return await pool.run(input, { filename: worker.href, signal });
  } catch (cause) {
    const tooMuch = cause instanceof Error && /queue is at limit/i.test(cause.message);
    if (tooMuch || signal.aborted) throw new Problem('overloaded', { retryAfterSeconds: 10, cause });
    throw cause;
  }
}
