import { move } from 'piscina';
import type { Workbook } from './workbook.js';
import { workbookBytes } from './workbook-bytes.js';

/** Runs in a worker thread: one workbook in, its bytes out. */
export default async function write(workbook: Workbook): Promise<Uint8Array> {
  const bytes = await workbookBytes(workbook);
  move(bytes.buffer as ArrayBuffer);
  return bytes;
}
