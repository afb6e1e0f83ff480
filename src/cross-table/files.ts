import type { Viewpoint } from '../history/index.js';
import { formatCount, formatDay } from '../kernel/format.js';
import { toDecimal } from '../kernel/money.js';
import { toPercent } from '../kernel/rate.js';
import type { Language } from '../kernel/text.js';
import { programVersion } from '../platform/files/program-version.js';
import { type CsvDialect, type CsvField, csvLine, csvStart } from '../platform/spreadsheet/csv.js';
import type { Cell, CellLook, Workbook } from '../platform/spreadsheet/workbook.js';
import { dimensionWords } from './dimension-words.js';
import { measureOf, type Value } from './measures.js';
import { crossMessages } from './messages.js';
import type { CrossQuestion } from './question.js';
import { addsUp, type CrossRow, type CrossTable, keyOf, type Line } from './table.js';
import { lineTitle, tableTitle } from './words.js';

/** A whole cross-table as a file writes it. */
export interface CrossFile {
  readonly question: CrossQuestion;
  readonly table: CrossTable;
  readonly viewpoint: Viewpoint;
  readonly language: Language;
}

/** Code of a row or column as files write it in a field of its own: AGS, code of the catalogue, year. */
const codeOf = ({ groups: [group] }: Line): string =>
  group === undefined ? '' : (group.code ?? (group.key === null ? '' : keyOf(group)));

const titleOf = ({ groups: [group] }: Line, language: Language): string =>
  group === undefined
    ? crossMessages.total[language]
    : (group.title?.[language] ?? crossMessages.notAssigned[language]);

const valuesOf = (row: CrossRow): Value[] => [
  ...row.cells.map((cell) => cell?.value ?? null),
  row.total.value,
];

/** The cross-table as CSV: code and title of each row, one field per column, the totals last. */
export function crossCsv({ question, table, language }: CrossFile, dialect: CsvDialect): string {
  const { rows, columns, measure } = question;
  const { kind } = measureOf(measure);
  const number = (value: Value): CsvField => {
    if (value === null) return null;
    const written =
      kind === 'count'
        ? String(value)
        : kind === 'rate'
          ? toPercent(Number(value))
          : toDecimal(BigInt(value));
    return { number: dialect === 'excel-de' ? written.replace('.', ',') : written };
  };
  const label = dimensionWords[rows].label[language];
  const line = (row: CrossRow): CsvField[] => [
    { text: codeOf(row.line) },
    { text: titleOf(row.line, language) },
    ...valuesOf(row).map(number),
  ];
  const heads = [
    `${label}, ${crossMessages.code[language]}`,
    label,
    ...(columns === null ? [] : table.columns.map((column) => lineTitle(column, columns, language))),
    crossMessages.total[language],
  ];
  const all = [...table.rows, ...table.apart, table.totals].map(line);
  return [
    csvStart(dialect) +
      csvLine(
        heads.map((text) => ({ text })),
        dialect,
      ),
    ...all.map((fields) => csvLine(fields, dialect)),
  ].join('');
}

/** Rows above the first row of data: title, state, note, codes of the columns, their names. */
const headRows = 5;
const nameColumns = 2;

/** The cross-table as a workbook: real numbers, codes as text, totals as formulas wherever parts come to the whole. */
export function crossWorkbook(file: CrossFile): Workbook {
  const { question, table, viewpoint, language } = file;
  const { rows: dimension, columns } = question;
  const state = crossMessages.state(formatCount(viewpoint.revision, language))[language];
  const day = crossMessages.reckonedOn(formatDay(viewpoint.reckoningDay, language))[language];
  const body = [...table.rows, ...table.apart];
  const lastRow = headRows + body.length;
  const label = dimensionWords[dimension].label[language];
  const heading = (text: string, right = false): Cell => ({ kind: 'text', text, look: 'heading', right });
  const codes = table.columns.map(
    (column): Cell => ({ kind: 'text', text: codeOf(column), look: 'label', right: true }),
  );
  return {
    title: tableTitle(question, language),
    subject: state,
    creator: `Steckbrief ${programVersion}`,
    created: new Date(Date.UTC(2000, 0, 1)),
    language: language === 'de' ? 'de-DE' : 'en-GB',
    sheets: [
      {
        name: crossMessages.section[language],
        widths: [14, 36, ...table.columns.map(() => 18), 18],
        rows: [
          [{ kind: 'text', text: tableTitle(question, language), look: 'title' }],
          [{ kind: 'text', text: `${scopeWords(file)}, ${state}, ${day}`, look: 'state' }],
          [{ kind: 'text', text: noteWords(file), look: 'state' }],
          [null, null, ...codes, null],
          [
            heading(`${label}, ${crossMessages.code[language]}`),
            heading(label),
            ...(columns === null
              ? []
              : table.columns.map((column) => heading(titleOf(column, language), true))),
            heading(crossMessages.total[language], true),
          ],
          ...body.map((row) => bodyCells(row, file)),
          totalCells(file, lastRow),
        ],
        frozenRows: headRows,
        frozenColumns: nameColumns,
        orientation: 'landscape',
        filter: body.length > 0 ? { row: headRows, lastRow } : null,
        footer: `${tableTitle(question, language)}, ${state}`,
      },
    ],
  };
}

const scopeWords = ({ question, language }: CrossFile): string =>
  (question.list.filter.scope === 'all' ? crossMessages.allGuidelines : crossMessages.programme)[language];

function noteWords({ question, language }: CrossFile): string {
  const { measure, rows, columns } = question;
  const { note } = measureOf(measure);
  const spread = rows === 'calendarYear' || columns === 'calendarYear';
  const plain = addsUp(measure, rows) && addsUp(measure, columns) ? [] : [crossMessages.plainTotals];
  return [...(note === undefined ? [] : [note]), ...(spread ? [crossMessages.spread] : []), ...plain]
    .map((sentence) => sentence[language])
    .join(' ');
}

function bodyCells(row: CrossRow, file: CrossFile): Cell[] {
  const { measure, columns } = file.question;
  const names: Cell[] = [
    { kind: 'text', text: codeOf(row.line) },
    { kind: 'text', text: titleOf(row.line, file.language) },
  ];
  const cells = row.cells.map((cell) => numberCell(cell?.value ?? null, file));
  const { value } = row.total;
  const formula = columns !== null && addsUp(measure, columns) && value !== null;
  return [
    ...names,
    ...cells,
    formula
      ? {
          kind: 'rowSum',
          fromColumn: nameColumns + 1,
          toColumn: nameColumns + cells.length,
          of: sumKind(file),
          value: written(value, file),
          look: 'total',
        }
      : numberCell(value, file, 'total'),
  ];
}

function totalCells(file: CrossFile, lastRow: number): Cell[] {
  const { table, question, language } = file;
  const formulas = addsUp(question.measure, question.rows);
  return [
    { kind: 'text', text: '', look: 'total' },
    { kind: 'text', text: crossMessages.total[language], look: 'total' },
    ...valuesOf(table.totals).map(
      (value): Cell =>
        formulas && value !== null && lastRow > headRows
          ? {
              kind: 'sum',
              fromRow: headRows + 1,
              toRow: lastRow,
              of: sumKind(file),
              value: written(value, file),
              look: 'total',
            }
          : numberCell(value, file, 'total'),
    ),
  ];
}

const sumKind = ({ question }: CrossFile): 'money' | 'count' =>
  measureOf(question.measure).kind === 'money' ? 'money' : 'count';

const written = (value: bigint | number, file: CrossFile): string =>
  sumKind(file) === 'money' ? toDecimal(BigInt(value)) : String(value);

function numberCell(value: Value, { question }: CrossFile, look?: CellLook): Cell {
  if (value === null) return null;
  const shown = look === undefined ? {} : { look };
  switch (measureOf(question.measure).kind) {
    case 'money':
      return { kind: 'money', decimal: toDecimal(BigInt(value)), ...shown };
    case 'rate':
      return { kind: 'rate', percent: toPercent(Number(value)), ...shown };
    default:
      return { kind: 'count', count: Number(value), ...shown };
  }
}
