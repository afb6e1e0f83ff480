import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: number;
  /** All text in reading order, pieces joined by spaces. */
  readonly text: string;
  readonly textOfPages: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly fonts: readonly { readonly name: string; readonly missingFile: boolean }[];
}

/** Reads a PDF back as a viewer would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, fontExtraProperties: true });
  const document = await task.promise;
  const texts: string[] = [];
  const fonts = new Map<string, { name: string; missingFile: boolean }>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    await page.getOperatorList();
    for (const item of content.items) {
      if (!('fontName' in item) || fonts.has(item.fontName)) continue;
      const font = page.commonObjs.get(item.fontName);
      fonts.set(item.fontName, { name: font.name, missingFile: font.missingFile === true });
    }
  }
  const { info } = await document.getMetadata();
  const read = {
    pages: document.numPages,
    text: texts.join(' ').replace(/\s+/g, ' '),
    textOfPages: texts.map((text) => text.replace(/\s+/g, ' ')),
    info: info as Record<string, unknown>,
    fonts: [...fonts.values()],
  };
  await task.destroy();
  return read;
}
