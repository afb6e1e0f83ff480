import type { Finding } from '../../kernel/finding.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { isStorable } from '../../platform/http/text-check.js';
import { BrokenFile } from '../../platform/spreadsheet/reading/broken-file.js';
import type { SheetRow } from '../../platform/spreadsheet/reading/cell.js';
import { fileKindOf } from '../../platform/spreadsheet/reading/file-kind.js';
import { readTextTable, startOf } from '../../platform/spreadsheet/reading/read-text-table.js';
import { readWorkbook } from '../../platform/spreadsheet/reading/read-workbook.js';
import { type DecodedText, decodeText } from '../../platform/spreadsheet/reading/text-encoding.js';
import {
  checkProject,
  type Dictionary,
  looksLikeHtml,
  projectOfProfile,
  readSteckbrief,
  ruleFactsFor,
  type SteckbriefReading,
} from '../../projects/index.js';
import { type LocatedFinding, onWholeFile, withoutMissingUnread } from '../entry.js';
import { decodedFrom } from '../list/findings/of-file.js';
import { looksLikeList, openList } from '../list/read-list.js';
import { RowKeys } from '../row-key.js';
import { problemOfFile, refusalOf } from './refuse-file.js';
import type { GivenAnswer, SourceReading } from './source-reading.js';

/** A file or a pasted text as it came in. */
export interface Upload {
  readonly bytes: Uint8Array;
  /** Without parameters, lower case: "text/csv". */
  readonly mediaType: string;
  readonly fileName: string | null;
  /** Day as of which the source was published, where the sender knows it. */
  readonly date: string | null;
  /** What the sender calls the source: deliveries under one name belong together, whatever their headings. */
  readonly sourceName?: string | null;
}

/** Largest file that is read; a Steckbrief is one page and far smaller. */
export const largestFile = 64 * 1024 * 1024;
const largestSteckbrief = 1024 * 1024;

const namedAsTable = /\.(?:csv|tsv|xlsx?|xlsm)$/iu;

/**
 * Reads whatever came in by what it is, whatever it is called: a workbook or a text with separators as a list of
 * operations, anything else as a Steckbrief (text or HTML).
 *
 * @throws Problem `unsupported_format` for other formats, `invalid_text` for text that cannot be kept, `malformed` for a
 *   damaged workbook, `too_large` for a Steckbrief of more than one MiB, a larger file, or a workbook that unpacks too large
 */
export async function openSource(
  upload: Upload,
  dictionary: Dictionary,
  answersFor: (headingsSha256: string) => readonly GivenAnswer[],
): Promise<SourceReading> {
  const kind = readableKind(upload);
  const surroundings = { dictionary, fileName: upload.fileName, date: upload.date, answersFor };
  const isNamedAsTable = isCalledTable(upload);
  if (kind === 'workbook')
    return withFileFaults(async () => openList(await readWorkbook(upload.bytes), surroundings));
  const table = readTextTable(upload.bytes);
  const isCalledCsv = upload.mediaType.endsWith('csv') || /\.(?:csv|tsv)$/iu.test(upload.fileName ?? '');
  const isList = isCalledCsv || (await looksLikeList(table));
  if (!isStorable(isList ? startOf(upload.bytes) : decodeText(upload.bytes).text))
    throw new Problem('invalid_text', { detail: notText });
  if (isList) return openList(table, surroundings);
  if (isNamedAsTable) throw new Problem('unsupported_format', { detail: noTable });
  if (upload.bytes.length > largestSteckbrief) throw new Problem('too_large', { detail: notOnePage });
  return readPastedSteckbrief(decodeText(upload.bytes), upload, dictionary);
}

const isCalledTable = ({ fileName, mediaType }: Upload): boolean =>
  namedAsTable.test(fileName ?? '') || /csv|excel|spreadsheet/u.test(mediaType);

/**
 * What a file is, if it is of a kind that is read at all.
 * @throws Problem `too_large`, `unsupported_format`
 */
export function readableKind(upload: Upload): 'workbook' | 'html' | 'text' {
  if (upload.bytes.length > largestFile) throw new Problem('too_large', { detail: largerThanRead });
  const kind = fileKindOf(upload.bytes);
  if (kind === 'workbook' || kind === 'text') return kind;
  if (kind === 'html' && !isCalledTable(upload)) return kind;
  throw refusalOf(kind);
}

/** A table whose rows are in memory: for files of a few hundred rows that are no list of projects. */
export interface SmallTable {
  readonly name: string | null;
  readonly rows: readonly SheetRow[];
}

const mostRows = 2_000;

/**
 * The sheets of a workbook, or the rows of a text with separators, as they stand there.
 *
 * @throws Problem `unsupported_format`, `malformed`, `too_large` for more than 2,000 rows
 */
export async function readSmallTable(upload: Upload): Promise<SmallTable[]> {
  const kind = readableKind(upload);
  return withFileFaults(async () => {
    const { sheets } = kind === 'workbook' ? await readWorkbook(upload.bytes) : readTextTable(upload.bytes);
    const tables: SmallTable[] = [];
    for (const { name, rows } of sheets) {
      const read: SheetRow[] = [];
      for await (const batch of rows()) {
        read.push(...batch);
        if (read.length > mostRows) throw new Problem('too_large', { detail: tooManyRows });
      }
      tables.push({ name, rows: read });
    }
    return tables;
  });
}

async function withFileFaults<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (broken) {
    throw broken instanceof BrokenFile ? problemOfFile(broken) : broken;
  }
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

const tooManyRows = text('Das Blatt hat mehr als 2.000 Zeilen.', 'The sheet has more than 2,000 rows.');
const largerThanRead = text('Gelesen werden Dateien bis 64 MiB.', 'Files of up to 64 MiB are read.');
const notText = text(
  'Die Datei enthält NUL-Zeichen und ist kein Text. Gelesen werden Text, HTML, CSV und Excel-Mappen (.xlsx).',
  'The file holds NUL characters and is no text. What is read is text, HTML, CSV and Excel workbooks (.xlsx).',
);
const noTable = text(
  'Die Datei ist dem Namen nach eine Tabelle, enthält aber weder eine Excel-Mappe noch Zeilen mit Überschriften. Speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“ und lesen Sie diese ein.',
  'By its name the file is a spreadsheet, but it holds neither a workbook nor rows with headings. Save it as "Excel Workbook (.xlsx)" and send that.',
);
const notOnePage = text(
  'Ein Steckbrief hat höchstens 1 MiB. Gehört die Datei zu einer Liste, speichern Sie sie mit der Endung .csv.',
  'A Steckbrief has at most 1 MiB. If the file is a list, save it with the ending .csv.',
);

function readPastedSteckbrief(decoded: DecodedText, upload: Upload, dictionary: Dictionary): SourceReading {
  const isHtml =
    upload.mediaType.includes('html') ||
    /\.x?html?$/iu.test(upload.fileName ?? '') ||
    looksLikeHtml(decoded.text);
  const reading = readSteckbrief(decoded.text, isHtml ? 'html' : 'text');
  const { fileName: locator, date } = upload;
  const { input, findings: onProfile } = projectOfProfile(reading, { ...dictionary, locator, date });
  const checked = isSteckbrief(reading)
    ? withoutMissingUnread([...onProfile, ...checkProject(input, ruleFactsFor(input, dictionary.catalogue))])
    : [noSteckbrief()];
  if (decoded.encoding.startsWith('Windows')) checked.push(decodedFrom(decoded.encoding));
  const entry = {
    rowNumber: null,
    rowKey: new RowKeys().next(input),
    input,
    findings: checked.map(onWholeFile),
    repeats: false,
  };
  const findings: readonly LocatedFinding[] = [];
  return {
    head: {
      format: 'steckbrief',
      sourceKey: 'steckbrief',
      title: input.source.title,
      isComplete: false,
      headingsSha256: null,
      template: null,
      columns: [],
      questions: [],
      answers: [],
      rows: 1,
    },
    async *entries() {
      yield [entry];
    },
    findings: () => findings,
  };
}
