import { type Cents, maxCents } from '../../kernel/money.js';
import type { Rate } from '../../kernel/rate.js';
import { wholeRate } from '../../kernel/rate.js';
import { type ColumnMarks, MarksEvidence, readColumnAmount } from '../../kernel/written-column.js';
import type { ValueFault } from '../../kernel/written-faults.js';
import { plainSpaces, saysUnknown } from '../../kernel/written-number.js';
import { type RateUnit, readRate } from '../../kernel/written-rate.js';
import { type Cell, textOf } from '../../platform/spreadsheet/reading/cell.js';

export type ListFault = ValueFault | 'not_in_euro' | 'currency_unclear' | 'cell_fault';
export type Read<Value> =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly value: Value; readonly rounded: boolean }
  | { readonly kind: 'refused'; readonly fault: ListFault };

const refused = (fault: ListFault) => ({ kind: 'refused', fault }) as const;

const otherCurrency =
  /(?:^|[\d\s.,])(?:HUF|PLN|CZK|BGN|RON|GBP|SEK|DKK|HRK|CHF|NOK|USD|ISK|Ft\.?|zł|Kč|лв\.?|lei|kn|kr\.?|£|\$)(?:$|[\d\s.])/iu;

/** What a column of amounts decided for all its values. */
export interface AmountDecision {
  readonly marks: ColumnMarks;
  /** Whether its values come from calculations, with more decimals than cents have; then they are rounded, and that is said. */
  readonly rounds: boolean;
}

/** Collects what the amounts of one column show. */
export class AmountEvidence {
  readonly #marks = new MarksEvidence();
  #values = 0;
  #long = 0;
  /** Whether one of the cells names a currency. */
  namesCurrency = false;

  add(cell: Cell): void {
    if (typeof cell === 'object' && cell.kind === 'number') return;
    const written = textOf(cell);
    if (saysUnknown(written)) return;
    this.#values += 1;
    this.namesCurrency ||= /\p{Sc}|(?<!\p{L})EUR/iu.test(written) || otherCurrency.test(written);
    if (longDecimals.test(plainSpaces(written))) this.#long += 1;
    else this.#marks.add(written);
  }

  decide(): AmountDecision {
    return {
      marks: this.#marks.decide(),
      rounds: this.#long > 0 && this.#long * 5 >= this.#values && this.#values >= 10,
    };
  }
}

const longDecimals = /^-?\d+[.,]\d{4,}$/u;

/** Reads an amount in EUR to the cent. Numbers of a workbook are rounded half up, as it shows them. */
export function readListAmount(cell: Cell, { marks, rounds }: AmountDecision): Read<Cents> {
  if (typeof cell === 'object') {
    if (cell.kind === 'fault') return refused('cell_fault');
    return cell.kind === 'number' ? roundedCents(cell.text) : refused('not_an_amount');
  }
  if (otherCurrency.test(cell)) return refused('not_in_euro');
  if (rounds && longDecimals.test(plainSpaces(cell)))
    return roundedCents(plainSpaces(cell).replace(',', '.'));
  const amount = readColumnAmount(cell, marks);
  if (amount.kind === 'exact') return { kind: 'exact', value: amount.cents, rounded: false };
  return amount;
}

/** Half up, on the digits themselves: no floating-point number comes in between. */
function roundedCents(decimal: string): Read<Cents> {
  if (decimal.startsWith('-'))
    return /[1-9]/u.test(decimal) ? refused('negative') : { kind: 'exact', value: 0n, rounded: false };
  const [whole = '', fraction = ''] = decimal.split('.');
  if (!/^\d+$/u.test(whole) || !/^\d*$/u.test(fraction)) return refused('not_an_amount');
  if (whole.length > 15) return refused('too_large');
  const kept = BigInt(whole) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0'));
  const cents = kept + ((fraction[2] ?? '0') >= '5' ? 1n : 0n);
  return cents > maxCents
    ? refused('too_large')
    : { kind: 'exact', value: cents, rounded: /[1-9]/u.test(fraction.slice(2)) };
}

/** Reads a rate in hundredths of a percent; more decimals than that are rounded, because no money hangs on them. */
export function readListRate(cell: Cell, unit: RateUnit): Read<Rate> {
  if (typeof cell === 'object' && cell.kind === 'fault') return refused('cell_fault');
  const written = textOf(cell);
  const rate = readRate(written, unit);
  if (rate.kind === 'exact') return { kind: 'exact', value: rate.rate, rounded: false };
  if (rate.kind === 'unknown' || rate.fault !== 'too_many_decimals') return rate;
  const [, whole = '', fraction = '', sign] = /^(\d{1,3})[.,](\d+)\s*(%?)/u.exec(plainSpaces(written)) ?? [];
  const decimals = sign === '' && unit === 'fraction' ? 4 : 2;
  const value = Number(whole + fraction.slice(0, decimals)) + ((fraction[decimals] ?? '0') >= '5' ? 1 : 0);
  return value > wholeRate ? refused('over_100') : { kind: 'exact', value, rounded: true };
}
