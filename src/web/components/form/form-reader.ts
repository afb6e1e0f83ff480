import type { Day } from '../../../kernel/day.js';
import type { Cents } from '../../../kernel/money.js';
import type { Rate } from '../../../kernel/rate.js';
import {
  readAmountField,
  readDayField,
  readRateField,
  type Written,
  writtenAmount,
  writtenDay,
  writtenRate,
} from '../../../kernel/written-field.js';
import { saysUnknown } from '../../../kernel/written-number.js';
import type { SentForm } from '../../../platform/http/form-body.js';

/** Reads the fields of a form as people write them; what cannot be read becomes a fault of its field, in German. */
export class FormReader {
  readonly faults: Record<string, string> = {};

  constructor(private readonly values: SentForm) {}

  /** Whether everything read so far could be read. */
  get isRight(): boolean {
    return Object.keys(this.faults).length === 0;
  }

  fault(field: string, words: string): null {
    this.faults[field] = words;
    return null;
  }

  words(field: string, longest: number): string | null {
    const written = (this.values[field] ?? '').trim();
    if (written.length > longest)
      return this.fault(
        field,
        `Der Text hat mehr als ${longest.toLocaleString('de-DE')} Zeichen. Kürzen Sie ihn.`,
      );
    return written === '' ? null : written;
  }

  /** A text that may not be missing; `missing` says so, with the remedy. */
  required(field: string, longest: number, missing: string): string {
    const written = this.words(field, longest);
    if (written === null && this.faults[field] === undefined) this.fault(field, missing);
    return written ?? '';
  }

  /** A text of a certain shape; `fault` says what it should look like. */
  matching(field: string, longest: number, shape: RegExp, fault: string): string | null {
    const written = this.words(field, longest);
    return written === null || shape.test(written) ? written : this.fault(field, fault);
  }

  /** One entry per line. */
  lines(field: string, longest: number, most: number): string[] {
    const lines = (this.values[field] ?? '').split('\n').map((line) => line.trim());
    const written = lines.filter((line) => line !== '');
    if (written.length > most) this.fault(field, `Es sind mehr als ${most} Zeilen. Kürzen Sie die Liste.`);
    if (written.some((line) => line.length > longest))
      this.fault(field, `Eine Zeile hat mehr als ${longest} Zeichen. Kürzen Sie sie.`);
    return written;
  }

  choice<Value extends string>(field: string, values: readonly Value[]): Value | null {
    const written = this.values[field] ?? '';
    return values.find((value) => value === written) ?? null;
  }

  isChecked(field: string): boolean {
    return (this.values[field] ?? '') !== '';
  }

  /** Every chosen value of a group of checkboxes. */
  chosen(field: string): string[] {
    return (this.values[field] ?? '').split('\n').filter((value) => value !== '');
  }

  day(field: string): Day | null {
    return this.#value(field, readDayField);
  }

  /** A day that may not be missing; empty where it is, which is a fault. */
  requiredDay(field: string): Day {
    const day = this.day(field);
    if (day === null && this.faults[field] === undefined)
      this.fault(field, 'Der Tag fehlt. Schreiben Sie ihn wie 31.10.2026.');
    return day ?? '';
  }

  rate(field: string): Rate | null {
    return this.#value(field, readRateField);
  }

  amount(field: string): Cents | null {
    return this.#value(field, readAmountField);
  }

  /** An amount that may not be missing; zero where it is, which is a fault. */
  requiredAmount(field: string): Cents {
    const amount = this.amount(field);
    if (amount === null && this.faults[field] === undefined)
      this.fault(field, 'Der Betrag fehlt. Schreiben Sie ihn wie 12.345,67.');
    return amount ?? 0n;
  }

  /** A whole number, its thousands grouped or not. */
  count(field: string, most: number): number | null {
    const written = (this.values[field] ?? '').trim();
    if (saysUnknown(written)) return null;
    const digits = /^\d{1,3}(?:[. ]\d{3})*$|^\d+$/.test(written)
      ? Number(written.replace(/[. ]/g, ''))
      : null;
    if (digits === null || digits > most)
      return this.fault(
        field,
        `Das ist keine ganze Zahl bis ${most.toLocaleString('de-DE')}. Schreiben Sie sie wie 4.350.`,
      );
    return digits;
  }

  /** A number with at most four decimals, its thousands grouped or not. */
  number(field: string): number | null {
    const written = (this.values[field] ?? '').trim();
    if (saysUnknown(written)) return null;
    if (/^-?\d{1,3}(?:[. ]\d{3})*(?:,\d{1,4})?$/.test(written))
      return Number(written.replace(/[. ]/g, '').replace(',', '.'));
    if (/^-?\d{1,9}(?:[.,]\d{1,4})?$/.test(written)) return Number(written.replace(',', '.'));
    return this.fault(field, 'Das ist keine Zahl. Schreiben Sie sie wie 12,5.');
  }

  #value<Value>(field: string, reader: (text: string) => Written<Value>): Value | null {
    const written = reader(this.values[field] ?? '');
    return written.kind === 'read' ? written.value : this.fault(field, `${written.reason} ${written.remedy}`);
  }
}

/**
 * Places for parts of a record a form shows, "r0." and so on: those filled in and some empty ones behind them. `place` finds
 * the number in the name of a field that is not empty where the part is there; saving brings the next empty places.
 */
export function shownPlaces(values: SentForm, place: RegExp, most: number, further = 1): number {
  const filled = Object.entries(values).flatMap(([name, value]) => {
    const index = place.exec(name)?.[1];
    return index === undefined || (value ?? '').trim() === '' ? [] : [Number(index)];
  });
  return Math.min(most, Math.max(-1, ...filled) + 1 + further);
}

/** Places of a list in which something was typed: "meetings.0", "meetings.2". */
export const filledPlaces = (values: SentForm, list: string, most: number): string[] =>
  Array.from({ length: most }, (_, index) => `${list}.${index}`).filter((place) =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${place}.`) && value?.trim()),
  );

/** Values as a form shows them; what is not known is an empty field. */
export const typed = {
  day: writtenDay,
  amount: writtenAmount,
  rate: writtenRate,
  count: (count: number | null): string => (count === null ? '' : count.toLocaleString('de-DE')),
  lines: (lines: readonly string[]): string => lines.join('\n'),
};
