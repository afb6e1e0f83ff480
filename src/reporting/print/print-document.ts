import type { DrawingPool } from '../../platform/workers/drawing-pool.js';
import type { ReportDocument } from '../document.js';

const worker = new URL('./worker.js', import.meta.url);

export interface Printing {
  readonly document: ReportDocument;
  readonly programVersion: string;
}

/**
 * Prints a document as PDF on a drawing thread. The sheet is set there as well: it is several times as large as the
 * document, and the service has others to answer.
 *
 * @throws Problem `overloaded` when too much is being drawn
 */
export const printDocument = (
  pool: DrawingPool,
  document: ReportDocument,
  programVersion: string,
): Promise<Uint8Array> => {
  const input: Printing = { document, programVersion };
  return pool.run({ worker, input });
};
