import { formatAmount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import type { Run } from '../../platform/pdf/sheet.js';
import type { Value } from '../document.js';
import { isFigure, notStated, written } from '../written.js';
import { colours } from './print-style.js';

/** Mark of amounts computed from a rate; its note stands below. */
export const derivedMark = 'a';

/** Room the mark takes behind an amount in the size of tables and keys, in points. */
export const markRoom = 3.7;

export const isDerived = (value: Value | null | undefined): boolean =>
  value?.type === 'money' && value.derived === true;

/**
 * A value as runs of print: codes strong, figures of equal width, derived amounts with their mark, unknown in words.
 * `bare` amounts come without the sign.
 */
export function valueRuns(value: Value | null, language: Language, bare = false): Run[] {
  if (value === null) return [{ text: notStated[language], colour: colours.muted }];
  if (value.type === 'none') return [{ text: written(value, language), colour: colours.muted }];
  if (value.type === 'code' && value.code !== null) {
    const code: Run = { text: value.code, strong: true, figures: true };
    return value.title === null ? [code] : [code, { text: ` ${value.title}` }];
  }
  const text =
    bare && value.type === 'money' ? formatAmount(value.cents, language) : written(value, language);
  const run: Run = { text, figures: isFigure(value) };
  return isDerived(value)
    ? [run, { text: derivedMark, raised: true, colour: colours.accent, strong: true }]
    : [run];
}
