import { move } from 'piscina';
import { pressSheet } from '../../platform/pdf/press.js';
import type { Printing } from './print-document.js';
import { sheetOf } from './sheet-of.js';

/** Runs in a worker thread: one document in, the bytes of its print out. */
export default async function printSheet({ document, programVersion }: Printing): Promise<Uint8Array> {
  const bytes = await pressSheet(sheetOf(document, programVersion));
  move(bytes.buffer as ArrayBuffer);
  return bytes;
}
