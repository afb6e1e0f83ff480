import type { Day } from '../kernel/day.js';
import { formatCount, formatDay, formatEuro } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';
import { type Text, text } from '../kernel/text.js';

/** One side of a comparison, without what spellings differ in. */
export interface Likeness {
  readonly nameKey: string;
  /** Null where it is not stated, and for natural persons. */
  readonly beneficiaryKey: string | null;
  readonly placeKey: string | null;
  readonly periodStart: Day | null;
  readonly periodEnd: Day | null;
  readonly totalEligibleCost: Cents | null;
}

/** Two sides, and what the database knows about both. */
export interface Comparison {
  readonly one: Likeness;
  readonly other: Likeness;
  /** Shared runs of three letters, 0 to 1. */
  readonly nameAlike: number;
  readonly beneficiaryAlike: number | null;
  /** How many projects bear the other's name; counting ends behind `commonFrom`. */
  readonly bearers: number;
}

export const likenessParts = ['name', 'amount', 'period', 'place', 'beneficiary'] as const;

/** What one part of the record adds to a score, with the reason. */
export interface LikenessPart {
  readonly part: (typeof likenessParts)[number];
  readonly points: number;
  readonly of: number;
  readonly reason: Text;
}

export interface Score {
  /** 0 to 100: the sum of the parts. */
  readonly score: number;
  readonly parts: readonly LikenessPart[];
}

/** From this score on two projects are worth a question. */
export const worthAsking = 70;

/** A name that so many projects bear is that of a mass programme and says little. */
export const commonFrom = 10;

const weights = { name: 40, amount: 20, period: 20, place: 10, beneficiary: 10 } as const;

/** How alike two projects are. What one of them does not state counts half: it speaks neither for nor against. */
export function scoreOf(comparison: Comparison): Score {
  const parts = [
    nameOf(comparison),
    amountOf(comparison),
    periodOf(comparison),
    placeOf(comparison),
    beneficiaryOf(comparison),
  ];
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
}

const partOf = (part: LikenessPart['part'], share: number, reason: Text): LikenessPart => ({
  part,
  points: Math.round(weights[part] * share),
  of: weights[part],
  reason,
});

function nameOf({ one, other, nameAlike, bearers }: Comparison): LikenessPart {
  if (bearers > commonFrom)
    return partOf(
      'name',
      nameAlike / 2,
      text(
        `So heißen mehr als ${formatCount(commonFrom, 'de')} Vorhaben: Der Name sagt wenig.`,
        `More than ${formatCount(commonFrom, 'en')} projects bear this name: it says little.`,
      ),
    );
  if (one.nameKey === other.nameKey)
    return partOf('name', 1, text('Die Namen sind gleich.', 'The names are equal.'));
  if (numbersIn(one.nameKey) !== numbersIn(other.nameKey))
    return partOf(
      'name',
      nameAlike / 2,
      text(
        'Die Namen unterscheiden sich in einer Zahl: vielleicht Teile einer Reihe.',
        'The names differ in a number: perhaps parts of a series.',
      ),
    );
  const percent = Math.round(nameAlike * 100);
  return partOf(
    'name',
    nameAlike,
    text(`Die Namen gleichen sich zu ${percent} %.`, `The names are ${percent}% alike.`),
  );
}

const numbersIn = (key: string): string => (key.match(/\d+/g) ?? []).join(' ');

function amountOf({ one, other }: Comparison): LikenessPart {
  const [a, b] = [one.totalEligibleCost, other.totalEligibleCost];
  if (a === null || b === null) return unknownPart('amount', 'Kosten', 'cost');
  if (a === b)
    return partOf(
      'amount',
      1,
      text(
        `Die förderfähigen Gesamtkosten sind gleich: ${formatEuro(a, 'de')}.`,
        `The total eligible cost is equal: ${formatEuro(a, 'en')}.`,
      ),
    );
  const difference = a > b ? a - b : b - a;
  if (difference * 100n <= a || difference * 100n <= b)
    return partOf(
      'amount',
      0.75,
      text(
        `Die Kosten weichen um ${formatEuro(difference, 'de')} ab, höchstens 1 %.`,
        `The costs differ by ${formatEuro(difference, 'en')}, at most 1%.`,
      ),
    );
  return partOf(
    'amount',
    0,
    text(
      `Die Kosten weichen um ${formatEuro(difference, 'de')} ab.`,
      `The costs differ by ${formatEuro(difference, 'en')}.`,
    ),
  );
}

function periodOf({ one, other }: Comparison): LikenessPart {
  const [start, end] = [agree(one.periodStart, other.periodStart), agree(one.periodEnd, other.periodEnd)];
  if (start === true && end === true)
    return partOf('period', 1, text('Der Zeitraum ist gleich.', 'The period is equal.'));
  if (start === true || end === true) {
    const day = start === true ? one.periodStart : one.periodEnd;
    const [de, en] = start === true ? ['Beginn', 'start'] : ['Ende', 'end'];
    return partOf(
      'period',
      0.7,
      text(
        `Der Tag ist derselbe: ${de} ${day && formatDay(day, 'de')}.`,
        `The same ${en}: ${day && formatDay(day, 'en')}.`,
      ),
    );
  }
  if (start === null || end === null) return unknownPart('period', 'Zeitraum', 'period');
  return overlap(one, other)
    ? partOf('period', 0.3, text('Die Zeiträume überschneiden sich.', 'The periods overlap.'))
    : partOf('period', 0, text('Die Zeiträume liegen auseinander.', 'The periods lie apart.'));
}

/** Whether both say the same; null when one says nothing. */
const agree = <Value>(one: Value | null, other: Value | null): boolean | null =>
  one === null || other === null ? null : one === other;

const overlap = (one: Likeness, other: Likeness): boolean =>
  (one.periodStart ?? '') <= (other.periodEnd ?? '9999') &&
  (other.periodStart ?? '') <= (one.periodEnd ?? '9999');

function placeOf({ one, other }: Comparison): LikenessPart {
  const same = agree(one.placeKey, other.placeKey);
  if (same === null) return unknownPart('place', 'Ort', 'place');
  return same
    ? partOf('place', 1, text('Der Ort ist derselbe.', 'The place is the same.'))
    : partOf('place', 0, text('Die Orte sind verschieden.', 'The places differ.'));
}

/** Below this names of beneficiaries have no more in common than any two have. */
const notAlike = 0.5;

function beneficiaryOf({ beneficiaryAlike: alike }: Comparison): LikenessPart {
  if (alike === null) return unknownPart('beneficiary', 'Begünstigter', 'beneficiary');
  if (alike === 1)
    return partOf('beneficiary', 1, text('Der Begünstigte ist derselbe.', 'The beneficiary is the same.'));
  if (alike < notAlike)
    return partOf('beneficiary', 0, text('Die Begünstigten sind verschieden.', 'The beneficiaries differ.'));
  const percent = Math.round(alike * 100);
  return partOf(
    'beneficiary',
    alike,
    text(`Die Begünstigten gleichen sich zu ${percent} %.`, `The beneficiaries are ${percent}% alike.`),
  );
}

const unknownPart = (part: LikenessPart['part'], de: string, en: string): LikenessPart =>
  partOf(part, 0.5, text(`${de}: nicht auf beiden Seiten angegeben.`, `Not stated on both sides: ${en}.`));
