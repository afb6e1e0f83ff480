import type { DrawingPool } from '../workers/drawing-pool.js';
import type { PdfSheet } from './sheet.js';

const worker = new URL('./worker.js', import.meta.url);

/** Prints a sheet as PDF on a drawing thread. */
export function printPdf(pool: DrawingPool, sheet: PdfSheet): Promise<Uint8Array> {
  return pool.run({ worker, input: sheet });
}
