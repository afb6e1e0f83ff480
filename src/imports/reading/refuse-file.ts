import { Problem, type ProblemCode } from '../../kernel/problem.js';
import { type Text, text } from '../../kernel/text.js';
import type { BrokenFile, FileFault } from '../../platform/spreadsheet/reading/broken-file.js';
import type { FileKind } from '../../platform/spreadsheet/reading/file-kind.js';

type Refused = Exclude<FileKind, 'workbook' | 'text'>;

/** What to do with a file that is not read, by what it is. */
const kinds: Readonly<Record<Refused, Text>> = {
  macroWorkbook: text(
    'Die Mappe enthält Makros (.xlsm). Speichern Sie sie in Excel oder LibreOffice als „Excel-Arbeitsmappe (.xlsx)“ ohne Makros und lesen Sie diese Datei ein.',
    'The workbook holds macros (.xlsm). Save it in Excel or LibreOffice as "Excel Workbook (.xlsx)" without macros and send that file.',
  ),
  binaryWorkbook: text(
    'Binäre Mappen (.xlsb) liest der Dienst nicht. Speichern Sie die Datei als „Excel-Arbeitsmappe (.xlsx)“ und lesen Sie diese ein.',
    'Binary workbooks (.xlsb) are not read. Save the file as "Excel Workbook (.xlsx)" and send that.',
  ),
  oldWorkbook: text(
    'Dateien im alten Excel-Format (.xls) liest der Dienst nicht. Öffnen Sie die Datei in Excel oder LibreOffice, speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“ und lesen Sie diese ein.',
    'Files in the old Excel format (.xls) are not read. Open the file in Excel or LibreOffice, save it as "Excel Workbook (.xlsx)" and send that.',
  ),
  protectedWorkbook: text(
    'Die Mappe ist mit einem Kennwort geschützt. Entfernen Sie das Kennwort (Datei, Informationen, Arbeitsmappe schützen) und lesen Sie sie erneut ein.',
    'The workbook is password-protected. Remove the password (File, Info, Protect Workbook) and send it again.',
  ),
  xmlWorkbook: text(
    'Die Datei ist eine Tabelle im XML-Format von Excel 2003. Speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“ und lesen Sie diese ein.',
    'The file is a spreadsheet in the XML format of Excel 2003. Save it as "Excel Workbook (.xlsx)" and send that.',
  ),
  openDocument: text(
    'OpenDocument-Tabellen (.ods) liest der Dienst nicht. Speichern Sie die Datei in LibreOffice als „Excel 2007–365 (.xlsx)“ oder als CSV und lesen Sie diese ein.',
    'OpenDocument spreadsheets (.ods) are not read. Save the file in LibreOffice as "Excel 2007–365 (.xlsx)" or as CSV and send that.',
  ),
  document: text(
    'Textdokumente und Präsentationen liest der Dienst nicht. Kopieren Sie den Text des Steckbriefs und fügen Sie ihn ein; Listen speichern Sie als .xlsx oder .csv.',
    'Text documents and presentations are not read. Copy the text of the Steckbrief and paste it; save lists as .xlsx or .csv.',
  ),
  archive: text(
    'Gepackte Dateien liest der Dienst nicht. Entpacken Sie die Datei und lesen Sie ein, was darin ist.',
    'Archives are not read. Unpack the file and send what is inside.',
  ),
  pdf: text(
    'PDF-Dateien liest der Dienst nicht. Kopieren Sie den Text des Steckbriefs und fügen Sie ihn ein.',
    'PDF files are not read. Copy the text of the Steckbrief and paste it.',
  ),
  image: text(
    'Bilder liest der Dienst nicht. Gelesen werden Text, HTML, CSV und Excel-Mappen (.xlsx).',
    'Images are not read. What is read is text, HTML, CSV and Excel workbooks (.xlsx).',
  ),
  html: text(
    'Die Datei ist eine Webseite und keine Tabelle, auch wenn ihr Name so endet. Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“ und lesen Sie diese ein.',
    'The file is a web page and no spreadsheet, although its name says so. Open it in Excel or LibreOffice, save it as "Excel Workbook (.xlsx)" and send that.',
  ),
};

export const refusalOf = (kind: Refused): Problem =>
  new Problem('unsupported_format', { detail: kinds[kind] });

const openAndSave = text(
  'Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie neu als .xlsx und lesen Sie diese Datei ein.',
  'Open it in Excel or LibreOffice, save it anew as .xlsx and send that file.',
);
const andSave = (de: string, en: string): Text => text(`${de} ${openAndSave.de}`, `${en} ${openAndSave.en}`);

const faults: Readonly<Record<FileFault, { readonly code: ProblemCode; readonly detail: Text }>> = {
  damaged: {
    code: 'malformed',
    detail: andSave('Die Mappe ist beschädigt oder unvollständig.', 'The workbook is damaged or incomplete.'),
  },
  lying_directory: {
    code: 'malformed',
    detail: andSave(
      'Das Verzeichnis der Mappe stimmt nicht mit ihrem Inhalt überein.',
      'The directory of the workbook does not agree with its content.',
    ),
  },
  unsafe_names: {
    code: 'malformed',
    detail: andSave(
      'Die Mappe enthält Namen, die aus ihr herausführen.',
      'The workbook holds names that lead out of it.',
    ),
  },
  declares_entities: {
    code: 'malformed',
    detail: andSave(
      'Die Mappe enthält XML-Deklarationen, die keine Tabelle braucht.',
      'The workbook holds XML declarations that no spreadsheet needs.',
    ),
  },
  impossible_cells: {
    code: 'malformed',
    detail: andSave(
      'Die Mappe nennt Zellen, die es nicht gibt.',
      'The workbook names cells that do not exist.',
    ),
  },
  no_sheets: {
    code: 'malformed',
    detail: andSave('Die Mappe enthält kein Tabellenblatt.', 'The workbook holds no sheet.'),
  },
  too_many_entries: {
    code: 'too_large',
    detail: andSave(
      'Die Mappe besteht aus mehr Teilen, als eine Liste braucht.',
      'The workbook has more parts than a list needs.',
    ),
  },
  unpacks_too_large: {
    code: 'too_large',
    detail: andSave(
      'Die Mappe ist entpackt größer, als der Dienst annimmt.',
      'Unpacked, the workbook is larger than the service accepts.',
    ),
  },
  too_wide: {
    code: 'too_large',
    detail: text(
      'Ein Wert steht rechts von der 1.024. Spalte. Löschen Sie, was nicht zur Liste gehört, und lesen Sie die Datei erneut ein.',
      'A value stands to the right of column 1,024. Delete what does not belong to the list and send the file again.',
    ),
  },
  protected: { code: 'unsupported_format', detail: kinds.protectedWorkbook },
};

/** A workbook that cannot be read, as the sender is told. */
export function problemOfFile(broken: BrokenFile): Problem {
  const { code, detail } = faults[broken.fault];
  return new Problem(code, { detail, cause: broken });
}
