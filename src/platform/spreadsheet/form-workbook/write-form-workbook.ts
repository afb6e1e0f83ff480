import type { DrawingPool } from '../../workers/drawing-pool.js';
import type { FormWorkbook } from './form-workbook.js';

const worker = new URL('./worker.js', import.meta.url);

/** Writes a workbook to be filled in as .xlsx, on a drawing thread. */
export const writeFormWorkbook = (pool: DrawingPool, workbook: FormWorkbook): Promise<Uint8Array> =>
  pool.run({ worker, input: workbook });
