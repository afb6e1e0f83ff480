import { type Rate, wholeRate } from './rate.js';
import { plainSpaces, saysUnknown } from './written-number.js';

export type WrittenRate =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly rate: Rate }
  | {
      readonly kind: 'refused';
      readonly fault: 'not_a_rate' | 'over_100' | 'too_many_decimals' | 'ambiguous';
    };

/** Whether bare numbers are percentages (80) or parts of one (0.8). `undecided`: nothing but ones and zeros. */
export type RateUnit = 'percent' | 'fraction' | 'undecided';

const ratePattern = /^(?<whole>\d{1,3})(?:[.,](?<fraction>\d+))? ?(?<sign>%|v\. ?h\.|prozent|percent)?$/iu;

function parse(written: string): { whole: string; fraction: string; hasSign: boolean } | null {
  const groups = ratePattern.exec(
    plainSpaces(written)
      .replace(/\s*\*+$/u, '')
      .replace(/^\((.*)\)$/u, '$1'),
  )?.groups;
  if (!groups) return null;
  return { whole: groups.whole ?? '', fraction: groups.fraction ?? '', hasSign: groups.sign !== undefined };
}

/** Collects what the rates of a column show about their unit, one after the other. */
export class RateEvidence {
  #unit: RateUnit = 'undecided';

  add(written: string): void {
    if (this.#unit === 'percent') return;
    const parts = parse(written);
    if (!parts) return;
    if (parts.hasSign || Number(parts.whole) > 1) this.#unit = 'percent';
    else if (Number(parts.whole) === 0 && /[1-9]/.test(parts.fraction)) this.#unit = 'fraction';
  }

  decide(): RateUnit {
    return this.#unit;
  }
}

/** Decides once for a column of rates, or for a single one, what a number without a percent sign means. */
export function decideRateUnit(column: Iterable<string>): RateUnit {
  const evidence = new RateEvidence();
  for (const written of column) evidence.add(written);
  return evidence.decide();
}

/** Reads a rate: `80`, `80%`, `80,00 %`, `(80 %)`, `80 %*`, and `0.8` where the column says that bare numbers are parts of one. */
export function readRate(written: string, unit: RateUnit): WrittenRate {
  if (saysUnknown(written)) return { kind: 'unknown' };
  const parts = parse(written);
  if (!parts) return { kind: 'refused', fault: 'not_a_rate' };
  const isZero = Number(parts.whole) === 0 && !/[1-9]/.test(parts.fraction);
  if (!parts.hasSign && unit === 'undecided' && !isZero) return { kind: 'refused', fault: 'ambiguous' };
  const decimals = !parts.hasSign && unit === 'fraction' ? 4 : 2;
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > decimals) return { kind: 'refused', fault: 'too_many_decimals' };
  const rate = Number(parts.whole) * 10 ** decimals + Number(fraction.padEnd(decimals, '0'));
  return rate > wholeRate ? { kind: 'refused', fault: 'over_100' } : { kind: 'exact', rate };
}
