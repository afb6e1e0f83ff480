import { dayOfSerial } from '../../../kernel/written-day-column.js';
import type { Cell } from './cell.js';
import type { NumberFormat } from './number-format.js';

const shortNumber = /^-?\d{1,15}(?:\.\d{1,13})?$/u;

/** A number of a workbook with at most 15 digits, as spreadsheets show it, never with an exponent; null when it is none. */
export function decimalOf(written: string): string | null {
  if (shortNumber.test(written) && written.length <= 16) return written;
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return null;
  const precise = Number(value.toPrecision(15));
  if (Math.abs(precise) >= 1e21)
    return precise.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 });
  const text = String(precise);
  return text.includes('e') ? precise.toFixed(20).replace(/\.?0+$/u, '') : text;
}

/** What a cell that holds a number says, by its format. */
export function numberCell(written: string, { kind, currency }: NumberFormat, startsIn1904: boolean): Cell {
  const decimal = decimalOf(written);
  if (decimal === null) return written;
  if (currency !== null) return `${decimal} ${currency}`;
  if (kind === 'percent')
    return { kind: 'percent', text: `${Number((Number(decimal) * 100).toPrecision(12))}%` };
  if (kind === 'number') return { kind: 'number', text: decimal };
  return dayCell(Number(decimal), startsIn1904) ?? { kind: 'number', text: decimal };
}

/** Serial 60 is a day that spreadsheets count and the calendar does not have: it stays a text and is refused as such. */
function dayCell(serial: number, startsIn1904: boolean): Cell | null {
  if (Math.floor(serial) === 60 && !startsIn1904) return '29.02.1900';
  const day = dayOfSerial(serial, startsIn1904);
  return day === null ? null : { kind: 'day', text: day };
}
