import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';

/** Largest file that can be attached: 20 MB. */
export const largestAttachment = 20_000_000;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Names of parts stand uncompressed in a zip file. */
const contains = (bytes: Uint8Array, part: string): boolean => Buffer.from(bytes).includes(part, 0, 'latin1');

const ooxml = 'application/vnd.openxmlformats-officedocument';

/** Office files by what is in them, without macros. */
function officeType(bytes: Uint8Array): string | null {
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || contains(bytes, 'vbaProject.bin')) return null;
  const openDocument =
    /mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
    );
  if (openDocument?.[1]) return openDocument[1];
  if (!contains(bytes, '[Content_Types].xml')) return null;
  if (contains(bytes, 'word/document.xml')) return `${ooxml}.wordprocessingml.document`;
  if (contains(bytes, 'xl/workbook.xml')) return `${ooxml}.spreadsheetml.sheet`;
  return contains(bytes, 'ppt/presentation.xml') ? `${ooxml}.presentationml.presentation` : null;
}

/**
 * Media type of a file by its content, whatever it is called or said to be.
 * @throws Problem `too_large` above 20 MB, `unsupported_format` for anything but PDF, PNG, JPEG and office files
 */
export function mediaTypeOf(bytes: Uint8Array): string {
  if (bytes.length > largestAttachment) throw new Problem('too_large', { detail: tooLarge });
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  const office = officeType(bytes);
  if (office !== null) return office;
  throw new Problem('unsupported_format', { detail: otherFormat });
}

const tooLarge = text('Eine Datei darf höchstens 20 MB groß sein.', 'A file may have at most 20 MB.');
const otherFormat = text(
  'Anhängen lassen sich PDF, PNG, JPEG und Dateien aus Word, Excel, PowerPoint oder LibreOffice ohne Makros.',
  'PDF, PNG, JPEG and files of Word, Excel, PowerPoint or LibreOffice without macros can be attached.',
);

/** The last part of a name, as some browsers send a whole path, without characters that break lines or hide. */
export function fileNameOf(sent: string): string {
  const name = (sent.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return name === '' ? 'Datei' : name.slice(-200);
}

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Kinds of files that can be looked at, told apart by their content, with what they may do: nothing. The viewers of
 * browsers refuse PDF in a sandbox; they run apart from the page anyway.
 */
export const lookPolicies: Readonly<Record<string, string>> = {
  'application/pdf': `${nothing}; style-src 'unsafe-inline'; object-src 'self'`,
  'image/png': `sandbox; ${nothing}; img-src 'self'; style-src 'unsafe-inline'`,
  'image/jpeg': `sandbox; ${nothing}; img-src 'self'; style-src 'unsafe-inline'`,
};
