import { move } from 'piscina';
import type { FormWorkbook } from './form-workbook.js';
import { formWorkbookBytes } from './form-workbook-bytes.js';

/** Runs in a worker thread: one form in, its bytes out. */
export default async function write(workbook: FormWorkbook): Promise<Uint8Array> {
  const bytes = await formWorkbookBytes(workbook);
  move(bytes.buffer as ArrayBuffer);
  return bytes;
}
