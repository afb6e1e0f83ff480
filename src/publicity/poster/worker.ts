import { move } from 'piscina';
import { pressSheet } from '../../platform/pdf/press.js';
import { posterSheet } from './poster-sheet.js';
import type { PosterPrinting } from './print-poster.js';

/** Runs in a worker thread: one poster in, the bytes of its print out. */
export default async function printPoster({ poster, programVersion }: PosterPrinting): Promise<Uint8Array> {
  const bytes = await pressSheet(posterSheet(poster, programVersion));
  move(bytes.buffer as ArrayBuffer);
  return bytes;
}
