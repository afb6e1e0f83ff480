import { isDatabaseUnavailable } from '../platform/database/availability.js';
import { StartError } from '../platform/start-error.js';
import { stopRequest } from './stop-request.js';

const sayEveryMs = 2_000;
/** Anything smaller is done before one has read about it. */
const worthSaying = 1_000_000;

/** Work that takes a while on a large registry: can be stopped, and says on standard error every two seconds how far it is. */
export async function longWork(
  work: (watch: {
    readonly stop: AbortSignal;
    readonly progress: (step: string, bytes: number | null) => void;
  }) => Promise<void>,
): Promise<void> {
  const stop = stopRequest();
  let said = Date.now();
  const progress = (step: string, bytes: number | null): void => {
    if (Date.now() - said < sayEveryMs || (bytes !== null && bytes < worthSaying)) return;
    said = Date.now();
    process.stderr.write(bytes === null ? `${step}\n` : `${step}: ${sizeOf(bytes)}\n`);
  };
  try {
    await work({ stop, progress });
  } catch (error) {
    if (stop.aborted) throw new StartError('Stopped as asked; nothing was kept.', { cause: error });
    if (isDatabaseUnavailable(error))
      throw new StartError('The database went away; nothing was kept: look at its log and try again.', {
        cause: error,
      });
    throw error;
  }
}

/** `147 kB`, `3.2 MB`: for people. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
