import { type Cents, parseDecimal } from '../../kernel/money.js';
import type { Language } from '../../kernel/text.js';

const patterns = {
  de: /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/,
  en: /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/,
} as const;

/**
 * Reads an amount the way people type it in the language of the page: „10.000", „1.580,38 €"; "10,000", "€1,580.38".
 * Null when it is none.
 */
export function parseTypedAmount(typed: string, language: Language): Cents | null {
  const match = patterns[language].exec(typed.replace(/[\s€]|EUR/g, ''));
  if (!match) return null;
  return parseDecimal(`${match[1]?.replace(/[.,]/g, '')}.${match[2] ?? '00'}`);
}
