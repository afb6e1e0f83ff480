import { toDecimal } from '../kernel/money.js';
import type { Cell, Workbook, Worksheet } from '../platform/spreadsheet/workbook.js';
import type { DrawnSample } from './commands/draw-sample.js';
import { conservativeSheet } from './conservative-sheet.js';
import type { DrawnItem } from './draw.js';
import type { KeptSample } from './queries/samples.js';
import { methodText, methodWords, planLines, populationLines } from './words.js';
import { formula, text } from './workbook-cells.js';

const money = (cents: bigint): Cell => ({ kind: 'money', decimal: toDecimal(cents) });

type Names = ReadonlyMap<string, { readonly name: string; readonly beneficiary: string | null }>;
const firstRow = 5;
const findings = 'Feststellungen';

/** A workbook to record findings in: audited amounts go into the yellow cells, errors and projection follow by formulas. */
export function sampleWorkbook(kept: KeptSample, sample: DrawnSample, names: Names): Workbook {
  const footer = `Stichprobe ${kept.id} · ${kept.sha256}`;
  return {
    title: `Stichprobe: ${kept.purpose}`,
    subject: methodWords[kept.plan.method],
    creator: 'Steckbrief',
    created: kept.drawnAt,
    language: 'de-DE',
    sheets: [
      methodSheet(kept, sample, footer),
      findingsSheet(sample, names, footer),
      projectionSheet(sample, footer),
      ...(sample.draw.monetary === null
        ? []
        : [conservativeSheet(sample.draw.monetary, columnOf(sample), footer)]),
    ],
  };
}

function methodSheet(kept: KeptSample, sample: DrawnSample, footer: string): Worksheet {
  const lines = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([label, value]) => [text(label, 'label'), text(value)]);
  const rows: Cell[][] = [
    [text(`Stichprobe: ${kept.purpose}`, 'title')],
    [
      text(
        'Maßgeblich ist der Zuwendungsbescheid. Das Register ersetzt nicht die Liste der Verwaltungsbehörde.',
        'state',
      ),
    ],
    [null],
    [text('Parameter', 'heading')],
    ...lines(planLines(kept.plan)),
    [null],
    [text('Grundgesamtheit', 'heading')],
    ...lines(populationLines(sample)),
    [null],
    [text('Verfahren', 'heading')],
    ...methodText(sample).map((line) => [null, text(line)]),
    [null],
    [text('Prüfwert der Liste (SHA-256)', 'label'), text(kept.sha256)],
  ];
  return {
    name: 'Stichprobe',
    widths: [30, 90],
    rows,
    frozenRows: 0,
    orientation: 'portrait',
    filter: null,
    footer,
  };
}

const headings = [
  'Kennung',
  'Vorhaben',
  'Begünstigter',
  'Schicht',
  'Auswahl',
  'Betrag',
  'Geprüfter Betrag',
  'Fehler',
  'Fehlersatz',
  'Feststellung',
];

function findingsSheet({ draw }: DrawnSample, names: Names, footer: string): Worksheet {
  const lastRow = firstRow + draw.drawn.length - 1;
  const rows: Cell[][] = [
    [text('Feststellungen', 'title')],
    [
      text(
        'Tragen Sie in die gelben Felder ein, was die Prüfung ergab. Leer heißt: noch nicht geprüft. Fehler ist Betrag weniger geprüfter Betrag.',
        'state',
      ),
    ],
    [null],
    headings.map(
      (heading, index): Cell => ({
        kind: 'text',
        text: heading,
        look: 'heading',
        right: index >= 5 && index <= 8,
      }),
    ),
    ...draw.drawn.map((item, index) => itemRow(item, firstRow + index, names)),
  ];
  return {
    name: findings,
    widths: [13, 40, 30, 18, 11, 16, 16, 16, 11, 44],
    rows,
    frozenRows: 4,
    frozenColumns: 1,
    orientation: 'landscape',
    filter: { row: 4, lastRow },
    footer,
  };
}

function itemRow({ reference, amount, stratum, certain }: DrawnItem, row: number, names: Names): Cell[] {
  return [
    text(reference),
    text(names.get(reference)?.name ?? ''),
    text(names.get(reference)?.beneficiary ?? ''),
    text(stratum),
    text(certain ? 'sicher' : 'gezogen'),
    money(amount),
    { kind: 'input', of: 'money' },
    formula('money', `IF(ISNUMBER(G${row}),F${row}-G${row},0)`, '0'),
    formula('rate', `H${row}/F${row}`, '0'),
    { kind: 'input', of: 'text' },
  ];
}

/** A column of the findings, for formulas of other sheets. */
const columnOf = ({ draw }: Pick<DrawnSample, 'draw'>): ColumnOf => {
  const last = firstRow + draw.drawn.length - 1;
  return (letter) => `${findings}!$${letter}$${firstRow}:$${letter}$${last}`;
};

function projectionSheet({ draw, population }: DrawnSample, footer: string): Worksheet {
  const column = columnOf({ draw });
  const rows: Cell[][] = [
    [text('Hochrechnung', 'title')],
    [
      text(
        'Rechnet mit, während Sie Feststellungen eintragen. Leitfaden der Kommission EGESIF_16-0014-01, Abschnitte 6.1.1, 6.1.2 und 6.3.1.',
        'state',
      ),
    ],
    [null],
    [
      text('Noch nicht geprüft', 'label'),
      formula('count', `COUNTBLANK(${column('G')})`, String(draw.drawn.length)),
    ],
    [text('Betrag der Grundgesamtheit', 'label'), money(population.total)],
    [
      text('Geprüfter Anteil', 'label'),
      formula('rate', `SUM(${column('F')})/B5`, shareOf(draw.drawn, population.total)),
    ],
    [text('z (90 %: 1,645; 80 %: 1,282; 95 %: 1,960)', 'label'), formula('number', '1.645', '1.645')],
    [null],
    ...(draw.monetary === null ? randomRows(draw.strata, column) : monetaryRows(draw.monetary, column)),
  ];
  const total = rows.length;
  rows.push(
    [text('Obere Fehlergrenze', 'total'), formula('money', `B${total - 1}+B${total}`, '0', 'total')],
    [text('Wesentlichkeit 2 %', 'label'), formula('money', 'B5*0.02', toDecimal(population.total / 50n))],
    [
      text('Ergebnis', 'label'),
      formula(
        'text',
        `IF(B4>0,"noch nicht alles geprüft",IF(B${total - 1}>B${total + 2},"Fehler wesentlich",IF(B${total + 1}<=B${total + 2},"Fehler nicht wesentlich","nicht eindeutig, weiter prüfen")))`,
        'noch nicht alles geprüft',
      ),
    ],
  );
  return {
    name: 'Hochrechnung',
    widths: [48, 26],
    rows,
    frozenRows: 0,
    orientation: 'portrait',
    filter: null,
    footer,
  };
}

const shareOf = (drawn: readonly DrawnItem[], total: bigint): string =>
  (Number(drawn.reduce((sum, { amount }) => sum + amount, 0n)) / Number(total)).toString();

type ColumnOf = (letter: string) => string;

/** Standard approach of monetary unit sampling; ends with projected error and precision. */
function monetaryRows(
  { restAmount, points }: NonNullable<DrawnSample['draw']['monetary']>,
  column: ColumnOf,
): Cell[][] {
  const drawnOnly = `(${column('E')}="gezogen")`;
  const mean = points === 0 ? '0' : `B11/${points}`;
  const spread = points < 2 ? '0' : `SQRT(SUMPRODUCT(${drawnOnly}*(${column('I')}-${mean})^2)/${points - 1})`;
  return [
    [
      text('Fehler der sicheren Vorhaben', 'label'),
      formula('money', `SUMIF(${column('E')},"sicher",${column('H')})`, '0'),
    ],
    [
      text('Intervall', 'label'),
      formula(
        'money',
        points === 0 ? '0' : `${toDecimal(restAmount)}/${points}`,
        points === 0 ? '0' : String(Number(restAmount) / 100 / points),
      ),
    ],
    [
      text('Summe der Fehlersätze der gezogenen', 'label'),
      formula('rate', `SUMIF(${column('E')},"gezogen",${column('I')})`, '0'),
    ],
    [text('Streuung der Fehlersätze', 'label'), formula('rate', spread, '0')],
    [text('Wahrscheinlichster Fehler', 'total'), formula('money', 'B9+B10*B11', '0', 'total')],
    [
      text('Genauigkeit', 'label'),
      formula('money', points === 0 ? '0' : `B7*${toDecimal(restAmount)}*B12/SQRT(${points})`, '0'),
    ],
  ];
}

/** Mean-per-unit estimation: a row with the projected error of each stratum, a row with its variance, then both together. */
function randomRows(strata: DrawnSample['draw']['strata'], column: ColumnOf): Cell[][] {
  const used = strata.filter(({ drawn }) => drawn > 0);
  const rows = used.map(({ stratum, items, drawn }) => {
    const errors = column('H');
    const within = `(${column('D')}="${stratum.replaceAll('"', '""')}")`;
    const mean = `SUMPRODUCT(${within}*${errors})/${drawn}`;
    const squares = `SUMPRODUCT(${within}*(${errors}-${mean})^2)`;
    return {
      projected: [
        text(`Schicht ${stratum}: ${drawn} von ${items}, hochgerechnet`, 'label'),
        formula('money', `${items}*${mean}`, '0'),
      ],
      variance: [
        text(`Schicht ${stratum}: Varianz (EUR²)`, 'label'),
        formula('count', drawn < 2 ? '0' : `${items}^2*${squares}/${drawn - 1}/${drawn}`, '0'),
      ],
    };
  });
  const [first, half] = [9, rows.length];
  return [
    ...rows.map(({ projected }) => projected),
    ...rows.map(({ variance }) => variance),
    [
      text('Wahrscheinlichster Fehler', 'total'),
      formula('money', `SUM(B${first}:B${first + half - 1})`, '0', 'total'),
    ],
    [
      text('Genauigkeit', 'label'),
      formula('money', `B7*SQRT(SUM(B${first + half}:B${first + 2 * half - 1}))`, '0'),
    ],
  ];
}
