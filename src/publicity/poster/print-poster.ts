import { programVersion } from '../../platform/files/program-version.js';
import type { DrawingPool } from '../../platform/workers/drawing-pool.js';
import type { Poster } from './poster.js';

const worker = new URL('./worker.js', import.meta.url);

export interface PosterPrinting {
  readonly poster: Poster;
  readonly programVersion: string;
}

/** Prints a poster on a drawing thread. @throws Problem `overloaded` when too much is being drawn */
export const printPoster = (pool: DrawingPool, poster: Poster): Promise<Uint8Array> => {
  const input: PosterPrinting = { poster, programVersion };
  return pool.run({ worker, input });
};
