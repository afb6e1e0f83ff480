import type { DrawingPool } from '../workers/drawing-pool.js';
import type { Workbook } from './workbook.js';

const worker = new URL('./worker.js', import.meta.url);

/** Writes a workbook as .xlsx on a drawing thread. */
export function writeWorkbook(pool: DrawingPool, workbook: Workbook): Promise<Uint8Array> {
  return pool.run({ worker, input: workbook });
}
