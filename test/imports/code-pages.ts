/** A text in a code page of Windows, for which Node has no encoder. */
export function codePage(text: string, page: 'Windows-1250' | 'Windows-1253' | 'Windows-1257'): Buffer {
  const decoder = new TextDecoder(page);
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from(
    [...text].map((letter) => {
      const byte = bytes.get(letter);
      if (byte === undefined) throw new Error(`${page} has no ${letter}`);
      return byte;
    }),
  );
}
