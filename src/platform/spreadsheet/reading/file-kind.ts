/** What a file is by its content, whatever its name or media type says. */
export type FileKind =
  | 'workbook'
  | 'macroWorkbook'
  | 'binaryWorkbook'
  | 'oldWorkbook'
  | 'protectedWorkbook'
  | 'xmlWorkbook'
  | 'openDocument'
  | 'document'
  | 'archive'
  | 'pdf'
  | 'image'
  | 'html'
  | 'text';

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Looks at the first bytes, and into the directory of an archive for what it is an archive of. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return archiveKind(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes);
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (
    startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(bytes, 0xff, 0xd8, 0xff) ||
    startsWith(bytes, 0x47, 0x49, 0x46, 0x38)
  )
    return 'image';
  if (
    startsWith(bytes, 0x1f, 0x8b) ||
    startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
    startsWith(bytes, 0x52, 0x61, 0x72, 0x21)
  )
    return 'archive';
  // The oldest formats of Excel are a bare stream of records.
  if (startsWith(bytes, 0x09, 0x08) || startsWith(bytes, 0x09, 0x04) || startsWith(bytes, 0x09, 0x02))
    return 'oldWorkbook';
  return textKind(bytes);
}

/** Names stand in the directory at the end; an archive that lies about them is refused when it is opened. */
function archiveKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = (name: string): boolean => buffer.includes(name, 0, 'latin1');
  if (names('xl/vbaProject.bin')) return 'macroWorkbook';
  if (names('xl/workbook.bin')) return 'binaryWorkbook';
  if (names('xl/workbook.xml') || names('xl/worksheets/')) return 'workbook';
  if (names('opendocument.spreadsheet')) return 'openDocument';
  if (names('word/document.xml') || names('ppt/presentation.xml') || names('opendocument.text'))
    return 'document';
  return names('[Content_Types].xml') || names('workbook.xml') ? 'workbook' : 'archive';
}

function compoundKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return 'protectedWorkbook';
  return holds('WordDocument') ? 'document' : 'oldWorkbook';
}

function textKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 2_000)).toString('latin1').replaceAll('\0', '');
  if (/progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/u.test(start)) return 'xmlWorkbook';
  return /^[^<]{0,20}<(?:!doctype html|html|table|head|meta|body)[\s>]/iu.test(start) ? 'html' : 'text';
}
