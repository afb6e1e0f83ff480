import type ExcelJS from 'exceljs';
import type { WorkbookFinding } from './order.js';

const fills = { error: 'FFFBD9D5', hint: 'FFD5ECF3' } as const;
const words = { error: 'Fehler', hint: 'Hinweis' } as const;
/** What our part of a comment begins with. */
const signature = 'Steckbrief: ';
/** Spreadsheet programs become slow with more comments; cells beyond are coloured only. */
export const mostComments = 5_000;
const longestComment = 2_000;

export const severityWord = ({ severity }: Pick<WorkbookFinding, 'severity'>): string => words[severity];

export const fillOf = (severity: WorkbookFinding['severity']): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: fills[severity] },
});

/** What is wrong in one cell, gathered. */
export interface CellMark {
  readonly severity: WorkbookFinding['severity'];
  readonly comment: string;
}

/** Marks by sheet and address; the first cell of a row stands for the row. Cells with errors are marked as such. */
export function marksOf(findings: readonly WorkbookFinding[]): Map<string | null, Map<string, CellMark>> {
  const sheets = new Map<string | null, Map<string, CellMark>>();
  for (const finding of findings) {
    const address = addressOf(finding);
    if (address === null) continue;
    const marks = sheets.get(finding.sheet) ?? new Map<string, CellMark>();
    sheets.set(finding.sheet, marks);
    const before = marks.get(address);
    const comment = commentOf(finding);
    marks.set(address, {
      severity: before?.severity === 'error' ? 'error' : finding.severity,
      comment: before ? `${before.comment}\n\n${comment}`.slice(0, longestComment) : comment,
    });
  }
  return sheets;
}

/** The cell a finding is shown in; null where the whole file is meant. */
export const addressOf = ({ cell, row }: Pick<WorkbookFinding, 'cell' | 'row'>): string | null =>
  row === null ? null : cell !== null && /^[A-Z]{1,3}\d+$/u.test(cell) ? cell : `A${row}`;

const commentOf = (finding: WorkbookFinding): string =>
  [
    `${severityWord(finding)}: ${finding.reason}`,
    `Abhilfe: ${finding.remedy}`,
    ...(finding.clause === '' ? [] : [`Grundlage: ${finding.clause}`]),
  ].join('\n');

/** Styles are shared between cells that look the same, so a cell gets one of its own. */
export function markCell(cell: ExcelJS.Cell, { severity, comment }: CellMark, withComment: boolean): void {
  cell.style = { ...cell.style, fill: fillOf(severity) };
  if (!withComment) return;
  const own = noteText(cell);
  cell.note = own === '' ? `${signature}${comment}` : `${own}\n\n${signature}${comment}`;
}

/** Takes marks off that an earlier delivery of the same workbook was given. */
export function unmarkCell(cell: ExcelJS.Cell): void {
  const { fill } = cell.style;
  const colour = fill?.type === 'pattern' ? fill.fgColor?.argb : undefined;
  if (colour === fills.error || colour === fills.hint)
    cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'none' } };
  const text = noteText(cell);
  const at = text.indexOf(signature);
  if (at > 0) cell.note = text.slice(0, at).trimEnd();
  // The library has no way to take a comment off.
  else if (at === 0) Reflect.deleteProperty(cell, '_comment');
}

function noteText({ note }: ExcelJS.Cell): string {
  if (note === undefined || typeof note === 'string') return note ?? '';
  return (note.texts ?? []).map(({ text }) => text).join('');
}
