import { move } from 'piscina';
import { pressSheet } from './press.js';
import type { PdfSheet } from './sheet.js';

/** Runs in a worker thread: one sheet in, its bytes out. */
export default async function printSheet(sheet: PdfSheet): Promise<Uint8Array> {
  const bytes = await pressSheet(sheet);
  move(bytes.buffer as ArrayBuffer);
  return bytes;
}
