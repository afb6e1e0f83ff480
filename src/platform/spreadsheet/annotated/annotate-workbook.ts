import type { DrawingPool } from '../../workers/drawing-pool.js';
import type { AnnotationOrder } from './order.js';

const worker = new URL('./worker.js', import.meta.url);

/** Writes findings into the file they are about, on a drawing thread; the same order gives the same bytes. */
export const annotateWorkbook = (pool: DrawingPool, order: AnnotationOrder): Promise<Uint8Array> =>
  pool.run({ worker, input: order });
