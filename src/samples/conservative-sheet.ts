import { toDecimal } from '../kernel/money.js';
import type { Cell, Worksheet } from '../platform/spreadsheet/workbook.js';
import { reliabilityFactor } from './conservative.js';
import type { MonetaryFacts } from './draw.js';
import { formula, text } from './workbook-cells.js';

/** Who finds more errors than this takes the standard approach. */
const mostErrors = 50;
const confidence = 90;
const firstError = 12;

/** The same findings by the conservative approach: basic precision, and an allowance for each error, the largest rate first. */
export function conservativeSheet(
  { restAmount, points }: MonetaryFacts,
  column: (letter: string) => string,
  footer: string,
): Worksheet {
  const errors = Math.min(points, mostErrors);
  const rates = `(${column('E')}="gezogen")*${column('I')}`;
  const interval = points === 0 ? '0' : `${toDecimal(restAmount)}/${points}`;
  const intervalValue = points === 0 ? 0 : Number(restAmount) / 100 / points;
  const basic = reliabilityFactor(0, confidence);
  const last = firstError + errors - 1;
  const rows: Cell[][] = [
    [text('Hochrechnung, konservativer Ansatz', 'title')],
    [
      text(
        'Für seltene Fehler: Die Streuung der Fehlersätze geht nicht ein. Leitfaden der Kommission EGESIF_16-0014-01, Abschnitt 6.3.4.',
        'state',
      ),
    ],
    [null],
    [text('Sicherheit', 'label'), { kind: 'rate', percent: `${confidence}.00` }],
    [text('Intervall', 'label'), formula('money', interval, String(intervalValue))],
    [
      text('Wahrscheinlichster Fehler', 'total'),
      formula('money', `SUMIF(${column('E')},"sicher",${column('H')})+B5*SUMPRODUCT(${rates})`, '0', 'total'),
    ],
    [
      text('Genauigkeit', 'label'),
      formula(
        'money',
        `B5*GAMMAINV(B4,1,1)${errors === 0 ? '' : `+SUM(D${firstError}:D${last})`}`,
        String(intervalValue * basic),
      ),
    ],
    [text('Obere Fehlergrenze', 'total'), formula('money', 'B6+B7', String(intervalValue * basic), 'total')],
    [
      text('Hinweis', 'label'),
      formula(
        'text',
        `IF(SUMPRODUCT(--(${rates}>0))>${mostErrors},"Mehr als ${mostErrors} Fehler: Standardansatz nehmen","")`,
        '',
      ),
    ],
    [null],
    ['Fehler', 'Fehlersatz', 'Zuschlagsfaktor', 'Zuschlag'].map(
      (heading): Cell => ({ kind: 'text', text: heading, look: 'heading', right: true }),
    ),
    ...Array.from({ length: errors }, (_, index): Cell[] => {
      const [row, number] = [firstError + index, index + 1];
      const factor = reliabilityFactor(number, confidence) - reliabilityFactor(index, confidence) - 1;
      return [
        { kind: 'count', count: number },
        formula('rate', `MAX(0,SUMPRODUCT(LARGE(${rates},A${row})))`, '0'),
        formula('number', `GAMMAINV($B$4,A${row}+1,1)-GAMMAINV($B$4,A${row},1)-1`, String(factor)),
        formula('money', `$B$5*B${row}*C${row}`, '0'),
      ];
    }),
  ];
  return {
    name: 'Konservativ',
    widths: [34, 20, 18, 20],
    rows,
    frozenRows: 0,
    orientation: 'portrait',
    filter: null,
    footer,
  };
}
