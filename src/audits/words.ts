import { formatDay, formatEuro } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';
import type { Payment, Recovery, SpotCheck } from './audit-file.js';
import { repaidOn, restOf } from './audit-file.js';

export const paymentWords: Readonly<Record<Payment['kind'], string>> = {
  interim: 'Auszahlung',
  final: 'Schlusszahlung',
  repayment: 'Rückzahlung',
};

export const euro = (cents: Cents): string => formatEuro(cents, 'de');

/** How a check stands: a mark and a word. */
export function checkMark(check: SpotCheck): {
  readonly tone: 'ok' | 'hint' | 'open';
  readonly word: string;
} {
  if (check.closedOn !== null)
    return { tone: 'ok', word: `abgeschlossen am ${formatDay(check.closedOn, 'de')}` };
  if (check.finding === null) return { tone: 'open', word: 'Feststellung steht aus' };
  return check.answer === null
    ? { tone: 'hint', word: 'Antwort der Stadt steht aus' }
    : { tone: 'open', word: 'beantwortet, noch offen' };
}

/** What is left of a recovery, in words. */
export function restWords(recovery: Recovery): string {
  const done = repaidOn(recovery);
  if (done !== null) return `zurückgezahlt am ${formatDay(done, 'de')}`;
  const rest = euro(restOf(recovery));
  return recovery.interest === null ? `${rest}, ohne Zinsen: noch nicht festgesetzt` : rest;
}

export const auditsPath = '/pruefung/vor-ort';
export const auditPath = (reference: string): string => `${auditsPath}/${encodeURIComponent(reference)}`;
