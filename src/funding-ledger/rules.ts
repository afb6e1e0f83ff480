import { addMonths, type Day } from '../kernel/day.js';
import { type Cents, knownSum } from '../kernel/money.js';

/** What is booked of a project, as far as it was not cancelled. Everything counts the grant; `cost` is what was planned in all. */
export interface Booked {
  readonly planned: readonly {
    readonly year: number;
    readonly cost: Cents | null;
    readonly grant: Cents | null;
  }[];
  readonly entries: readonly {
    readonly kind: 'approved' | 'advanceCall' | 'paymentClaim' | 'spent' | 'accepted';
    readonly budgetYear: number;
    readonly onDay: Day;
    readonly amount: Cents;
    readonly recordedAt: Date;
  }[];
  readonly payments: readonly {
    readonly kind: 'interim' | 'final' | 'repayment';
    readonly paidOn: Day;
    readonly amount: Cents;
    /** True for money paid before it was spent; null where nobody said. */
    readonly advance: boolean | null;
  }[];
  readonly shifts: readonly {
    readonly fromYear: number;
    readonly toYear: number;
    readonly amount: Cents;
    readonly outcome: 'granted' | 'refused' | 'withdrawn' | null;
    readonly decidedOn: Day | null;
  }[];
}

export const lineKeys = [
  'plannedCost',
  'planned',
  'approved',
  'called',
  'paid',
  'accepted',
  'repaid',
] as const;
/** Plan against actual: EUR cents by what they are; null is unknown, which is not zero. */
export type Line = Readonly<Record<(typeof lineKeys)[number], Cents | null>>;
export type YearLine = Line & { readonly year: number };

/** Plan against actual by budget year. What is paid or repaid counts in the year of its day. */
export function yearLines(booked: Booked): YearLine[] {
  const { planned, entries, payments, shifts } = booked;
  const years = new Set([
    ...planned.map(({ year }) => year),
    ...entries.filter(({ kind }) => kind !== 'spent').map(({ budgetYear }) => budgetYear),
    ...payments.map(({ paidOn }) => yearOf(paidOn)),
    ...shifts.flatMap(({ fromYear, toYear, outcome }) => (outcome === 'granted' ? [fromYear, toYear] : [])),
  ]);
  return [...years].sort().map((year) => {
    const ofYear = planned.filter((one) => one.year === year);
    const booking = (...kinds: readonly string[]) =>
      knownSum(
        entries
          .filter((entry) => entry.budgetYear === year && kinds.includes(entry.kind))
          .map(({ amount }) => amount),
      );
    const moved = (back: boolean) =>
      knownSum(
        payments
          .filter(({ kind, paidOn }) => yearOf(paidOn) === year && (kind === 'repayment') === back)
          .map(({ amount }) => amount),
      );
    return {
      year,
      plannedCost: knownSum(ofYear.map(({ cost }) => cost)),
      planned: knownSum(ofYear.map(({ grant }) => grant)),
      approved: approvedFor(year, booked),
      called: booking('advanceCall', 'paymentClaim'),
      paid: moved(false),
      accepted: booking('accepted'),
      repaid: moved(true),
    };
  });
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Sum of lines, of the years of a project or of several projects. */
export const totalOf = (lines: readonly Line[]): Line =>
  Object.fromEntries(
    lineKeys.map((key) => [key, knownSum(lines.map((line) => line[key]))]),
  ) as unknown as Line;

/**
 * What is approved for a year: as the newest decision that names the year says it, moved by the shifts granted after that
 * day. A decision names the whole of a year, so a later one replaces an earlier one; a year no decision names has nothing
 * but what was moved there. Unknown while there is no decision at all.
 */
function approvedFor(year: number, { entries, shifts }: Booked): Cents | null {
  const decided = entries.filter(({ kind }) => kind === 'approved');
  const newest = decided
    .filter(({ budgetYear }) => budgetYear === year)
    .toSorted((a, b) => a.onDay.localeCompare(b.onDay) || a.recordedAt.getTime() - b.recordedAt.getTime())
    .at(-1);
  const moved = shifts
    .filter(({ outcome, decidedOn }) => outcome === 'granted' && (decidedOn ?? '') > (newest?.onDay ?? ''))
    .flatMap(({ fromYear, toYear, amount }) =>
      fromYear === year ? [-amount] : toYear === year ? [amount] : [],
    );
  return decided.length === 0 ? null : knownSum([newest?.amount ?? null, ...moved]);
}

/** Money paid in advance and what of it is not known to be spent or returned. */
export interface Advance {
  readonly paidOn: Day;
  readonly amount: Cents;
  /** Not spent and not repaid, as far as it is known. Above zero. */
  readonly rest: Cents;
  /** Last day by which it should be spent. */
  readonly dueOn: Day;
}

/**
 * Advances that are not spent, the oldest first. What was spent or repaid counts against the oldest advance that was there
 * on its day.
 */
export function openAdvances({ entries, payments }: Booked, months: number): Advance[] {
  const open: { paidOn: Day; amount: Cents; rest: Cents }[] = [];
  const events = [
    ...payments.map(({ kind, advance, paidOn, amount }) => ({
      day: paidOn,
      amount,
      kind: kind === 'repayment' ? ('used' as const) : advance === true ? ('paid' as const) : null,
    })),
    ...entries.map(({ kind, onDay, amount }) => ({
      day: onDay,
      amount,
      kind: kind === 'spent' ? ('used' as const) : null,
    })),
  ].toSorted((a, b) => a.day.localeCompare(b.day) || (a.kind === 'paid' ? -1 : b.kind === 'paid' ? 1 : 0));
  for (const { day, amount, kind } of events) {
    if (kind === 'paid') open.push({ paidOn: day, amount, rest: amount });
    if (kind !== 'used') continue;
    let left = amount;
    for (const advance of open) {
      const isCovered = left >= advance.rest;
      const taken = isCovered ? advance.rest : left;
      advance.rest -= taken;
      left -= taken;
    }
  }
  return open
    .filter(({ rest }) => rest > 0n)
    .map((advance) => ({ ...advance, dueOn: addMonths(advance.paidOn, months) }));
}

/** More called for than approved, or more paid than called for: to be looked at, and no error. */
export interface Excess {
  readonly what: 'calledAboveApproved' | 'approvedBelowZero' | 'paidAboveCalled' | 'approvedAbovePlanned';
  /** Null for all years together. */
  readonly year: number | null;
  readonly amount: Cents;
  readonly limit: Cents;
}

export function excessesOf(lines: readonly YearLine[]): Excess[] {
  const above = (
    what: Excess['what'],
    year: number | null,
    amount: Cents | null,
    limit: Cents | null,
  ): Excess[] => (amount !== null && limit !== null && amount > limit ? [{ what, year, amount, limit }] : []);
  const total = totalOf(lines);
  const isWhollyPlanned = lines.every(({ planned, approved }) => approved === null || planned !== null);
  return [
    ...lines.flatMap(({ year, called, approved }) => above('calledAboveApproved', year, called, approved)),
    ...lines.flatMap(({ year, approved }) =>
      above('approvedBelowZero', year, approved === null ? null : -approved, 0n),
    ),
    // Money called for late in a year is paid in the next, so only all years together can be compared.
    ...above('paidAboveCalled', null, total.paid, total.called),
    ...above('approvedAbovePlanned', null, total.approved, isWhollyPlanned ? total.planned : null),
  ];
}
