import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { isStorable } from '../platform/http/text-check.js';
import { readTextTable } from '../platform/spreadsheet/reading/read-text-table.js';
import { type DecodedText, decodeText } from '../platform/spreadsheet/reading/text-encoding.js';
import {
  checkProject,
  type Dictionary,
  looksLikeHtml,
  projectOfProfile,
  readSteckbrief,
  ruleFactsFor,
  type SteckbriefReading,
} from '../projects/index.js';
import { onWholeFile, type ReadSource, withoutMissingUnread } from './entry.js';
import { decodedFrom } from './list/list-findings.js';
import { looksLikeList, readList } from './list/read-list.js';
import { RowKeys } from './row-key.js';

/** A file or a pasted text as it came in. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** Without parameters, lower case: "text/csv". */
  readonly mediaType: string;
  readonly fileName: string | null;
  /** Day as of which the source was published, where the sender knows it. */
  readonly date: string | null;
}

/** Largest file that is read; a Steckbrief is one page and far smaller. */
export const largestFile = 20 * 1024 * 1024;
const largestSteckbrief = 1024 * 1024;

const foreignFormats: readonly { readonly starts: string; readonly de: string; readonly en: string }[] = [
  {
    starts: 'PK\u0003\u0004',
    de: 'Excel-Mappen (.xlsx) liest der Dienst noch nicht. Speichern Sie das Blatt als CSV (UTF-8) und lesen Sie diese Datei ein.',
    en: 'Excel workbooks (.xlsx) are not read yet. Save the sheet as CSV (UTF-8) and send that file.',
  },
  {
    starts: '\u00d0\u00cf\u0011\u00e0',
    de: 'Dateien im alten Excel-Format (.xls) liest der Dienst nicht. Speichern Sie das Blatt als CSV (UTF-8) und lesen Sie diese Datei ein.',
    en: 'Files in the old Excel format (.xls) are not read. Save the sheet as CSV (UTF-8) and send that file.',
  },
  {
    starts: '%PDF',
    de: 'PDF-Dateien liest der Dienst nicht. Kopieren Sie den Text des Steckbriefs und fügen Sie ihn ein.',
    en: 'PDF files are not read. Copy the text of the Steckbrief and paste it.',
  },
];

function refuseForeignFormats({ bytes, mediaType }: Upload): void {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  const isWorkbook = mediaType.includes('spreadsheetml') || mediaType.includes('ms-excel.sheet');
  const format = foreignFormats.find(
    ({ starts }) => start.startsWith(starts) || (isWorkbook && starts.startsWith('PK')),
  );
  if (format) throw new Problem('unsupported_format', { detail: text(format.de, format.en) });
}

/**
 * Reads whatever came in: the Saxon list by its headings, anything else as a Steckbrief (text or HTML).
 *
 * @throws Problem `unsupported_format` for workbooks and PDFs, `invalid_text` for text that cannot be kept,
 *   `too_large` for a Steckbrief of more than one MiB or a list of more than 20
 */
export async function readSource(upload: Upload, dictionary: Dictionary): Promise<ReadSource> {
  if (upload.bytes.length > largestFile) throw new Problem('too_large', { detail: largerThanRead });
  refuseForeignFormats(upload);
  const decoded = decodeText(upload.bytes);
  if (!isStorable(decoded.text)) throw new Problem('invalid_text', { detail: notText });
  const isCsv = upload.mediaType.endsWith('csv') || /\.(?:csv|tsv)$/iu.test(upload.fileName ?? '');
  const table = readTextTable(upload.bytes);
  if (isCsv || (await looksLikeList(table)))
    return readList(table, { dictionary, fileName: upload.fileName, date: upload.date, answers: new Map() });
  if (upload.bytes.length > largestSteckbrief) throw new Problem('too_large', { detail: notOnePage });
  return readPastedSteckbrief(decoded, upload, dictionary);
}

/** Without a single label the registry knows, a text is not taken for a Steckbrief. */
const isSteckbrief = ({ fields }: SteckbriefReading): boolean =>
  fields.some(({ meaning }) => meaning !== null);

const noSteckbrief = (): Finding => ({
  severity: 'error',
  code: 'no_steckbrief',
  field: 'sourceFields',
  reason: text(
    'Der Text enthält keine Angabe, die das Register kennt, zum Beispiel „Name des Vorhabens:“.',
    'The text holds no label the registry knows, such as "Name des Vorhabens:".',
  ),
  remedy: text(
    'Kopieren Sie den ganzen Steckbrief mit den Wörtern vor den Doppelpunkten.',
    'Copy the whole Steckbrief, with the words before the colons.',
  ),
  clause: null,
});

const largerThanRead = text('Gelesen werden Dateien bis 20 MiB.', 'Files of up to 20 MiB are read.');
const notText = text(
  'Die Datei enthält NUL-Zeichen und ist kein Text. Gelesen werden Text, HTML und CSV.',
  'The file holds NUL characters and is no text. What is read is text, HTML and CSV.',
);
const notOnePage = text(
  'Ein Steckbrief hat höchstens 1 MiB. Gehört die Datei zu einer Liste, speichern Sie sie mit der Endung .csv.',
  'A Steckbrief has at most 1 MiB. If the file is a list, save it with the ending .csv.',
);

function readPastedSteckbrief(decoded: DecodedText, upload: Upload, dictionary: Dictionary): ReadSource {
  const isHtml =
    upload.mediaType.includes('html') ||
    /\.x?html?$/iu.test(upload.fileName ?? '') ||
    looksLikeHtml(decoded.text);
  const reading = readSteckbrief(decoded.text, isHtml ? 'html' : 'text');
  const { fileName: locator, date } = upload;
  const { input, findings } = projectOfProfile(reading, { ...dictionary, locator, date });
  const checked = isSteckbrief(reading)
    ? withoutMissingUnread([...findings, ...checkProject(input, ruleFactsFor(input, dictionary.catalogue))])
    : [noSteckbrief()];
  if (decoded.encoding.startsWith('Windows')) checked.push(decodedFrom(decoded.encoding));
  return {
    format: 'steckbrief',
    sourceKey: 'steckbrief',
    title: input.source.title,
    isComplete: false,
    headingsSha256: null,
    columns: [],
    questions: [],
    entries: [
      {
        rowNumber: null,
        rowKey: new RowKeys().next(input),
        input,
        findings: checked.map(onWholeFile),
        repeats: false,
      },
    ],
    findings: [],
  };
}
