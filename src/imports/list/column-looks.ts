import { readAmount } from '../../kernel/written-amount.js';
import { looksLikeDays, looksLikePartOfDay, looksLikeYear } from '../../kernel/written-day-column.js';
import { saysUnknown } from '../../kernel/written-number.js';
import { type Cell, textOf } from '../../platform/spreadsheet/reading/cell.js';
import type { ValueKind } from './wordings/fields.js';

/** What share of a column's filled cells look like days, amounts, rates or words; from 0 to 1. */
export interface ColumnLooks {
  readonly filled: number;
  readonly days: number;
  /** Days that are no bare numbers: 60000.25 may be a day of a spreadsheet or an amount. */
  readonly writtenDays: number;
  readonly years: number;
  /** Years or months without a day. */
  readonly parts: number;
  readonly amounts: number;
  readonly rates: number;
  readonly words: number;
  /** Rates such as 50.000 that may as well be amounts with a mark of thousands. */
  readonly grouped: number;
  /** Amounts that show it, by a currency, cents or marks between thousands. */
  readonly written: number;
  /** Codes of three digits with a title behind them: `109 - Aktive Eingliederung`. */
  readonly titled: number;
}

const rate = /^\(?\d{1,3}(?:[.,]\d+)?\s?(?:%|v\.?\s?h\.?)?\)?\s?\**$/u;

const bareNumber = /^\s*\d+(?:[.,]\d+)?\s*$/u;

const isDay = (cell: Cell): boolean =>
  typeof cell === 'object' && cell.kind === 'day' ? true : looksLikeDays(textOf(cell));

function isAmount(cell: Cell): boolean {
  if (typeof cell === 'object') return cell.kind === 'number';
  const bare = cell.replace(
    /^\s*(?:\p{Sc}|[A-Z]{3})\s*|\s*(?:\p{Sc}|[A-Z]{3}|zł|Kč|lei|Ft|kn|лв\.?)\s*$/gu,
    '',
  );
  const amount = readAmount(bare);
  return (
    amount.kind === 'exact' ||
    amount.kind === 'ambiguous' ||
    (amount.kind === 'refused' && amount.fault !== 'not_an_amount')
  );
}

function isRate(cell: Cell): boolean {
  if (typeof cell === 'object' && cell.kind === 'percent') return true;
  const text = textOf(cell).trim();
  return rate.test(text) && Number.parseFloat(text.replace(',', '.')) <= 100;
}

/** 1.500,00 and 12 € are amounts; 10997 and 2012 may be anything. */
const isWrittenAmount = (cell: Cell): boolean =>
  isAmount(cell) &&
  !isDay(cell) &&
  /\p{Sc}|[A-Z]{3}|[.,]\d{2}(?!\d)|\d[., '\u00a0\u202f]\d{3}(?!\d)/u.test(textOf(cell));

const titledCode = /^\s*\d{3}\s?[-–—:]\s?\p{L}{2}/u;

export function looksOf(cells: readonly Cell[]): ColumnLooks {
  const filled = cells.filter((cell) => !saysUnknown(textOf(cell)));
  const share = (test: (cell: Cell) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    filled: filled.length,
    days: share(isDay),
    writtenDays: share((cell) => isDay(cell) && !bareNumber.test(textOf(cell))),
    amounts: share(isAmount),
    rates: share(isRate),
    words: share((cell) => /\p{L}/u.test(textOf(cell))),
    years: share((cell) => looksLikeYear(textOf(cell))),
    parts: share((cell) => looksLikePartOfDay(textOf(cell))),
    written: share(isWrittenAmount),
    titled: share((cell) => titledCode.test(textOf(cell))),
    grouped: share((cell) => typeof cell === 'string' && /^\d{1,3}[.,]\d{3}$/u.test(cell.trim())),
  };
}

/** Whether a column may be what its heading says. An empty column may be anything; a few odd values are errors, no proof. */
export function fits(kind: ValueKind, looks: ColumnLooks): boolean {
  if (looks.filled === 0) return true;
  if (kind === 'days') return looks.days + looks.parts >= 0.4 || (looks.filled < 4 && looks.words >= 0.5);
  if (kind === 'amounts') return looks.writtenDays < 0.5 && (looks.amounts >= 0.4 || looks.filled < 4);
  if (kind === 'rates')
    return looks.rates >= 0.4 || (looks.filled < 4 && looks.amounts < 0.5 && looks.days < 0.5);
  if (kind === 'words') return looks.words >= 0.3;
  return looks.days < 0.8 || looks.amounts >= 0.5;
}
