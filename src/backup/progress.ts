import type { Sql } from 'postgres';

/** Told now and then how far a long piece of work is; null where it cannot be measured. */
export type Progress = (step: string, bytes: number | null) => void;

/** How a long piece of work keeps in touch with whoever wanted it. */
export interface Watch {
  readonly progress: Progress;
  /** A request to stop; the work fails, and what it began is undone. */
  readonly stop: AbortSignal;
}

/**
 * Does work on connections and closes them. Hangs up as soon as a stop is asked for, whatever a statement is waiting for;
 * the server then undoes what was not committed.
 */
export async function untilStopped<Result>(
  stop: AbortSignal,
  clients: readonly Sql[],
  work: () => Promise<Result>,
): Promise<Result> {
  stop.throwIfAborted();
  let hangUp = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    hangUp = () => reject(stop.reason);
    stop.addEventListener('abort', hangUp);
  });
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    stop.removeEventListener('abort', hangUp);
    await Promise.all(clients.map((client) => client.end({ timeout: stop.aborted ? 0 : 1 })));
  }
}

/** Passes pieces on and tells how many bytes have gone by. */
export async function* watched(
  pieces: AsyncIterable<Buffer>,
  step: string,
  { progress, stop }: Watch,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    stop.throwIfAborted();
    yield piece;
    bytes += piece.length;
    progress(step, bytes);
  }
}
