import type { Finding } from '../../kernel/finding.js';
import { text } from '../../kernel/text.js';

interface MergedCounts {
  readonly sheet: string;
  readonly filled: number;
  readonly left: number;
}

/** Merged cells: what they say belongs to each of their rows, but for amounts, which belong to the first. */
export const mergedCellFindings = ({ sheet, filled, left }: MergedCounts): Finding[] => [
  ...(filled > 0 ? [filledFinding(sheet, filled)] : []),
  ...(left > 0 ? [leftFinding(sheet, left)] : []),
];

const hint = (code: string, reason: Finding['reason'], remedy: Finding['remedy']): Finding => ({
  severity: 'hint',
  code,
  field: 'file',
  reason,
  remedy,
  clause: null,
});

const filledFinding = (sheet: string, filled: number): Finding =>
  hint(
    'merged_cells',
    text(
      `Im Blatt „${sheet}“ sind Zellen über mehrere Zeilen verbunden. Ihr Inhalt gilt für jede dieser Zeilen (${filled}-mal ergänzt).`,
      `In the sheet "${sheet}" cells are merged over several rows. What they say holds for each of these rows (filled in ${filled} times).`,
    ),
    text(
      'Prüfen Sie, ob der Inhalt zu jeder Zeile gehört; sonst heben Sie die Verbindung auf.',
      'Check that it belongs to each row; else undo the merging.',
    ),
  );

const leftFinding = (sheet: string, left: number): Finding =>
  hint(
    'merged_amounts',
    text(
      `Im Blatt „${sheet}“ stehen Zahlen in Zellen, die über mehrere Zeilen verbunden sind. Sie zählen nur in der ersten Zeile (${left}-mal leer gelassen).`,
      `In the sheet "${sheet}" numbers stand in cells merged over several rows. They count in the first row only (left empty ${left} times).`,
    ),
    text(
      'Teilen Sie den Betrag auf die Zeilen auf, wenn er zu mehreren gehört.',
      'Divide the amount among the rows if it belongs to several.',
    ),
  );
