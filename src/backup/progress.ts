import type { Sql } from 'postgres';

/** Told now and then how far a long piece of work is. */
export type Progress = (step: string, bytes: number) => void;

/** How a long piece of work keeps in touch with whoever wanted it. */
export interface Watch {
  readonly progress: Progress;
  /** A request to stop; the work fails, and what it began is undone. */
  readonly stop: AbortSignal;
}

/** Hangs up as soon as a stop is asked for, whatever the statement is waiting for. */
export function hangUpOn(stop: AbortSignal, sql: Sql): void {
  stop.throwIfAborted();
  stop.addEventListener('abort', () => void sql.end({ timeout: 0 }), { once: true });
}

/** Passes pieces on and tells how many bytes have gone by. */
export async function* watched(
  pieces: AsyncIterable<Buffer>,
  step: string,
  { progress, stop }: Watch,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  progress(step, bytes);
  for await (const piece of pieces) {
    stop.throwIfAborted();
    yield piece;
    bytes += piece.length;
    progress(step, bytes);
  }
}
