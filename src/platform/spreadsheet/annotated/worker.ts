import { move } from 'piscina';
import { ZipArchive } from '../reading/zip-archive.js';
import { fixZipDates } from '../zip-dates.js';
import { canBeKept, lostIn } from './keepable.js';
import { keptWorkbook } from './kept-workbook.js';
import type { AnnotationOrder } from './order.js';
import { plainWorkbook } from './plain-workbook.js';

const plainNote =
  'Die Formatierung ließ sich nicht erhalten: Die Mappe ist zu groß oder zu ungewöhnlich aufgebaut. Werte, Blätter und Zeilen stehen, wo sie standen; Formeln stehen als Werte da.';
const textNote =
  'Die Datei war eine Textdatei. Ihre Werte stehen hier Zeichen für Zeichen als Text; so lässt sich diese Mappe berichtigen und wieder einlesen.';
const lostNote = (words: readonly string[]): string =>
  `Nicht erhalten sind: ${words.join(', ')}. Ihre eigene Datei bleibt unverändert.`;

/** Runs in a worker thread: a file and what was found in it go in, an annotated workbook comes out. */
export default async function annotate(order: AnnotationOrder): Promise<Uint8Array> {
  const bytes = fixZipDates(await annotated(order));
  move(bytes.buffer as ArrayBuffer);
  return bytes;
}

async function annotated(order: AnnotationOrder): Promise<Uint8Array> {
  if (order.kind === 'text') return plainWorkbook(order, [...order.notes, textNote]);
  const { buffer, byteOffset, byteLength } = order.bytes;
  const archive = new ZipArchive(Buffer.from(buffer, byteOffset, byteLength));
  if (await canBeKept(archive)) {
    const lost = lostIn(archive);
    const notes = lost.length === 0 ? order.notes : [...order.notes, lostNote(lost)];
    try {
      return await keptWorkbook(order, notes);
    } catch {
      // What the library cannot open is copied value by value: our own reader could read it.
    }
  }
  return plainWorkbook(order, [...order.notes, plainNote]);
}
