import { type Language, text } from '../kernel/text.js';
import type { Seal } from '../seal/index.js';

/** A seal as reports print it. */
export interface SealOnPaper {
  /** For the foot of every page: number and the first 16 digits, enough for a check. */
  readonly short: string;
  /** Number and all digits. */
  readonly full: string;
}

const word = text('Siegel', 'Seal');
const notYet = text('Noch nicht versiegelt', 'Not sealed yet');
const printedDigits = 16;

/** Number first and digits in groups of eight, as the check of the trail takes it. */
export function sealOnPaper(seal: Seal | null, language: Language): SealOnPaper {
  if (seal === null) return { short: notYet[language], full: notYet[language] };
  const groups = (digits: string): string => (digits.match(/.{8}/g) ?? [digits]).join(' ');
  const written = (digits: string): string => `${word[language]} ${seal.number} ${groups(digits)}`;
  return { short: written(seal.sha256.slice(0, printedDigits)), full: written(seal.sha256) };
}
