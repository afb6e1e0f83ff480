import { type Cents, maxCents } from './money.js';
import { plainSpaces, saysUnknown } from './written-number.js';

export type Mark = '.' | ',';

/** Why an amount was refused. */
export type AmountFault = 'not_an_amount' | 'negative' | 'too_many_decimals' | 'wrong_groups' | 'too_large';

/** How an amount uses its marks, as far as it shows it: which mark groups thousands, which stands before the cents. */
interface Marks {
  readonly thousands: Mark | null;
  readonly decimal: Mark | null;
}

/**
 * An amount as somebody wrote it, read to the cent without ever going through a floating-point number.
 * `ambiguous` is one mark with exactly three digits behind it ("1.234"): only its column or its layout can decide.
 */
export type WrittenAmount =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly cents: Cents; readonly marks: Marks; readonly remark: string }
  | { readonly kind: 'ambiguous'; readonly mark: Mark; readonly grouped: Cents; readonly remark: string }
  | { readonly kind: 'refused'; readonly fault: AmountFault };

const currency = '(?:€|eur|euro)';
const number = "\\d[\\d.,'’ ]*[-–—]{0,2}";
const amountPattern = new RegExp(
  `^${currency}? ?(?<sign>[-−–—+]?) ?(?<number>${number})(?: ?(?<unit>${currency})(?![a-zäöüß])|(?= ?\\()|$)\\.? ?(?<remark>.*)$`,
  'iu',
);

const refused = (fault: AmountFault): WrittenAmount => ({ kind: 'refused', fault });

function exact(whole: string, fraction: string, marks: Marks, remark: string): WrittenAmount {
  if (whole.length > 18) return refused('too_large');
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return cents > maxCents ? refused('too_large') : { kind: 'exact', cents, marks, remark };
}

/** The digits of a grouped whole number, or null when the groups are not one to three and then three digits each. */
function ungroup(text: string, mark: string): string | null {
  const [first = '', ...groups] = text.split(mark);
  if (groups.length === 0) return /^\d+$/.test(first) ? first : null;
  if (!/^[1-9]\d{0,2}$/.test(first) || !groups.every((group) => /^\d{3}$/.test(group))) return null;
  return first + groups.join('');
}

function withTwoMarks(text: string, remark: string): WrittenAmount {
  const decimal: Mark = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const thousands: Mark = decimal === '.' ? ',' : '.';
  const last = text.lastIndexOf(decimal);
  const [grouped, fraction] = [text.slice(0, last), text.slice(last + 1)];
  // Some programs group millions with one mark and thousands with the other: `1,257.668,98` can be read in one way only.
  const isMixed = grouped.includes(decimal);
  const whole = ungroup(isMixed ? grouped.replaceAll(decimal, thousands) : grouped, thousands);
  if (whole === null || fraction === '' || (isMixed && fraction.length !== 2)) return refused('wrong_groups');
  if (fraction.length > 2) return refused('too_many_decimals');
  return exact(whole, fraction, { thousands, decimal }, remark);
}

function withOneMark(text: string, mark: Mark, remark: string): WrittenAmount {
  const parts = text.split(mark);
  const [whole = '', fraction = ''] = parts;
  if (parts.length > 2) {
    const digits = ungroup(text, mark);
    return digits === null
      ? refused('wrong_groups')
      : exact(digits, '', { thousands: mark, decimal: null }, remark);
  }
  if (whole === '' || fraction === '') return refused('not_an_amount');
  if (fraction.length < 3) return exact(whole, fraction, { thousands: null, decimal: mark }, remark);
  const digits = ungroup(text, mark);
  if (digits === null) return refused('too_many_decimals');
  const grouped = exact(digits, '', { thousands: mark, decimal: null }, remark);
  return grouped.kind === 'exact' ? { kind: 'ambiguous', mark, grouped: grouped.cents, remark } : grouped;
}

/** `241.571,-` and `241.571,00` mean the same; spaces and apostrophes only ever group thousands. */
function bareNumber(written: string): string | null {
  const trimmed = written.trim().replace(/(?<=[.,])[-–—]{1,2}$/u, '00');
  if (/[-–—]/u.test(trimmed)) return null;
  if (!/[ '’]/u.test(trimmed)) return trimmed;
  const [, head = '', tail = ''] = /^([\d '’]+)([.,]\d+)?$/u.exec(trimmed) ?? [];
  const whole = ungroup(head.replace(/['’]/gu, ' '), ' ');
  return whole === null ? null : whole + tail;
}

/**
 * Reads an amount in EUR in German or English notation: `241.571 €`, `1580,38`, `43,025.01`, `1 871 273`, `12,-`.
 * Negative amounts, more than two decimals, exponents, hexadecimal and words for numbers are refused.
 * Text after the currency sign is handed back as `remark`.
 */
export function readAmount(written: string): WrittenAmount {
  // An asterisk leads to a note below the list.
  const text = plainSpaces(written).replace(/(?<=[\d%€]) ?\*+$/u, '');
  if (saysUnknown(text)) return { kind: 'unknown' };
  const found = text.length > 400 ? null : amountPattern.exec(text);
  if (!found?.groups) return refused('not_an_amount');
  const { sign = '', number: digits = '', remark = '' } = found.groups;
  const bare = bareNumber(digits);
  if (bare === null) return refused('wrong_groups');
  if (sign !== '' && sign !== '+') return refused('negative');
  const hasDot = bare.includes('.');
  const hasComma = bare.includes(',');
  if (hasDot && hasComma) return withTwoMarks(bare, remark);
  if (hasDot) return withOneMark(bare, '.', remark);
  if (hasComma) return withOneMark(bare, ',', remark);
  return exact(bare, '', { thousands: null, decimal: null }, remark);
}
