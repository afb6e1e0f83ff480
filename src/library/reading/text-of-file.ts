import mammoth from 'mammoth';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ZipArchive } from '../../platform/spreadsheet/reading/zip-archive.js';

/** Words that are searched of one file; what comes after them is not. */
export const mostCharacters = 1_000_000;
/** Nobody looks for a word behind the thousandth page of a handout. */
const mostPages = 1_000;
/** What a document may unpack to: its words, without pictures, are far below. */
const mostUnpacked = 100 * 1024 * 1024;

/** The words of a PDF, page after page. Scripts in it are not run, nothing is fetched, fonts are not drawn. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    const pages: string[] = [];
    let length = 0;
    for (
      let number = 1;
      number <= Math.min(document.numPages, mostPages) && length < mostCharacters;
      number += 1
    ) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const words = items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('');
      length += words.length;
      pages.push(words);
      page.cleanup();
    }
    return tidied(pages.join('\n'));
  } finally {
    await task.destroy();
  }
}

/**
 * The words of a Word document. Its archive is held against its directory before the reader unpacks anything. Throws
 * `BrokenFile`, and Error for one that unpacks too large.
 */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes);
  const archive = new ZipArchive(buffer);
  const unpacked = archive.names().reduce((sum, name) => sum + archive.sizeOf(name), 0);
  if (unpacked > mostUnpacked) throw new Error('the document unpacks too large');
  // A directory that lies about sizes is found piece by piece; the reader would unpack each entry at once.
  let left = mostUnpacked;
  for (const name of archive.names()) for await (const piece of archive.read(name)) left -= piece.length;
  if (left < 0) throw new Error('the document unpacks too large');
  const { value } = await mammoth.extractRawText({ buffer });
  return tidied(value);
}

/** What a database takes as text, words parted at line ends joined, at most so much. */
const tidied = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\0', ' ')
    .replace(/(\p{L})[-\u00ad]\n(\p{Ll})/gu, '$1$2')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostCharacters);
