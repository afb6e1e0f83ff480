import { formatDay, formatEuro } from '../kernel/format.js';
import { type Text, text } from '../kernel/text.js';
import type { LikenessPart } from './likeness.js';
import type { ComparedProject } from './queries/questions.js';
import type { Verdict } from './tables.js';

export const verdictWords: Readonly<Record<Verdict, Text>> = {
  same: text('dasselbe', 'the same'),
  different: text('verschieden', 'different'),
  merge: text('zusammengeführt', 'merged'),
};

export const partWords: Readonly<Record<LikenessPart['part'], Text>> = {
  name: text('Name', 'Name'),
  amount: text('Kosten', 'Cost'),
  period: text('Zeitraum', 'Period'),
  place: text('Ort', 'Place'),
  beneficiary: text('Begünstigter', 'Beneficiary'),
};

export const equalReason = text(
  'Name, Ort, Zeitraum, Kosten und Begünstigter stimmen überein.',
  'Name, place, period, cost and beneficiary agree.',
);

export const unknown = 'nicht angegeben';

/** "01.01.2024 bis 31.12.2026" */
export function periodWords({ start, end }: Pick<ComparedProject, 'start' | 'end'>): string {
  if (start === null && end === null) return unknown;
  const day = (value: string | null) => (value === null ? unknown : formatDay(value, 'de'));
  return `${day(start)} bis ${day(end)}`;
}

export const costWords = ({ totalEligibleCost }: Pick<ComparedProject, 'totalEligibleCost'>): string =>
  totalEligibleCost === null ? unknown : formatEuro(totalEligibleCost, 'de');
