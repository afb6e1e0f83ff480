import { formatDay, formatEuro } from '../kernel/format.js';
import type { BudgetShift, EntryKind, ShiftOutcome, WarnedAdvance } from './ledger.js';
import type { Excess, Line } from './rules.js';

export const ledgersPath = '/arbeitsbereich/mittel';
export const ledgerPath = (reference: string): string => `${ledgersPath}/${encodeURIComponent(reference)}`;

export const lineWords: Readonly<Record<keyof Line, string>> = {
  plannedCost: 'Geplante Kosten',
  planned: 'Geplant',
  approved: 'Bewilligt',
  called: 'Abgerufen',
  paid: 'Ausgezahlt',
  accepted: 'Anerkannt',
  repaid: 'Zurückgezahlt',
};

export const entryWords: Readonly<Record<EntryKind, string>> = {
  approved: 'Bewilligung',
  advanceCall: 'Mittelabruf',
  paymentClaim: 'Auszahlungsantrag',
  spent: 'Aus Vorauszahlungen verbraucht',
  accepted: 'Anerkannt von der SAB',
};

export const outcomeWords: Readonly<Record<ShiftOutcome, string>> = {
  granted: 'bewilligt',
  refused: 'abgelehnt',
  withdrawn: 'zurückgezogen',
};

/** How a shift stands: a mark and a word. */
export function shiftMark({ outcome, decidedOn, cancelledAt }: BudgetShift): {
  readonly tone: 'ok' | 'error' | 'hint' | 'open';
  readonly word: string;
} {
  if (outcome === null || decidedOn === null) return { tone: 'open', word: 'noch nicht entschieden' };
  if (cancelledAt !== null) return { tone: 'hint', word: 'storniert' };
  const tone = { granted: 'ok', refused: 'error', withdrawn: 'hint' } as const;
  return { tone: tone[outcome], word: `${outcomeWords[outcome]} am ${formatDay(decidedOn, 'de')}` };
}

/** "12.000,00 € vom 03.04.2026: 4.000,00 € nicht verbraucht, zu verbrauchen bis 03.10.2026 (NBest-EU Nr. 5.4)" */
export const advanceWords = ({ paidOn, amount, rest, dueOn, clause }: WarnedAdvance): string =>
  `Von ${formatEuro(amount, 'de')}, ausgezahlt am ${formatDay(paidOn, 'de')}, sind ${formatEuro(rest, 'de')} nicht als verbraucht eingetragen; zu verbrauchen bis ${formatDay(dueOn, 'de')} (${clause}).`;

/** What to do about an advance that is not spent. */
export const advanceRemedy = ({ overdue }: WarnedAdvance): string =>
  overdue
    ? 'Tragen Sie ein, was verbraucht ist, oder zeigen Sie es der SAB unverzüglich an.'
    : 'Tragen Sie ein, was verbraucht ist. Reicht die Zeit nicht, zeigen Sie es der SAB an.';

export function excessWords({ what, year, amount, limit }: Excess): string {
  const [sum, most] = [formatEuro(amount, 'de'), formatEuro(limit, 'de')];
  switch (what) {
    case 'calledAboveApproved':
      return `Für ${year} sind ${sum} abgerufen, bewilligt sind ${most}.`;
    case 'paidAboveCalled':
      return `Ausgezahlt sind ${sum}, abgerufen nur ${most}. Vielleicht fehlt ein Mittelabruf.`;
    case 'approvedBelowZero':
      return `Für ${year} sind nach den Verschiebungen ${sum} zu viel weggenommen: Ein späterer Bescheid oder eine Verschiebung fehlt.`;
    case 'approvedAbovePlanned':
      return `Bewilligt sind ${sum}, geplant waren ${most}.`;
  }
}

/** Address of a form of a ledger. */
export const formPath = (reference: string, was: string, id?: string): string =>
  `${ledgerPath(reference)}/eintragen?was=${was}${id === undefined ? '' : `&id=${id}`}`;
