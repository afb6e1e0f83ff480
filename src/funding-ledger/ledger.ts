import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import { type Advance, type Booked, openAdvances } from './rules.js';
import type { entryKinds, shiftOutcomes } from './tables.js';

export type EntryKind = (typeof entryKinds)[number];
export type ShiftOutcome = (typeof shiftOutcomes)[number];

/** Something booked, with who did it; once cancelled it stays in sight and counts no more. */
export interface LedgerEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly budgetYear: number;
  readonly onDay: Day;
  readonly amount: Cents;
  readonly source: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly cancelledBy: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelledReason: string | null;
}

/** A shift between budget years: asked for, then decided; once cancelled it stays in sight and counts no more. */
export interface BudgetShift {
  readonly id: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly amount: Cents;
  readonly requestedOn: Day;
  readonly reason: string | null;
  readonly outcome: ShiftOutcome | null;
  readonly decidedOn: Day | null;
  readonly decision: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly cancelledBy: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelledReason: string | null;
}

/** The money of one project: what its plan meant to spend, what was booked and what was paid. */
export interface Ledger {
  readonly projectId: bigint;
  readonly reference: string;
  readonly name: string;
  /** AGS; null for operations of the whole Land. */
  readonly city: string | null;
  readonly fundingPeriod: string | null;
  /** Grant the record states. */
  readonly grant: Cents | null;
  /** The action plan whose part C has the project. */
  readonly plan: { readonly reference: string; readonly name: string; readonly number: string } | null;
  readonly planned: Booked['planned'];
  readonly entries: readonly LedgerEntry[];
  readonly shifts: readonly BudgetShift[];
  /** Payments that are not cancelled. */
  readonly payments: Booked['payments'];
  /** How long an advance may take to be spent; null where no rule is known. */
  readonly advanceRule: { readonly months: number; readonly clause: string } | null;
  readonly today: Day;
}

/** What of a ledger counts. */
export const bookedOf = (ledger: Ledger): Booked => ({
  ...ledger,
  entries: ledger.entries.filter(({ cancelledAt }) => cancelledAt === null),
  shifts: ledger.shifts.filter(({ cancelledAt }) => cancelledAt === null),
});

/** Advances that are not spent, with the rule that says by when they should be. */
export interface WarnedAdvance extends Advance {
  readonly clause: string;
  readonly overdue: boolean;
}

export function advancesOf(ledger: Ledger): WarnedAdvance[] {
  const { advanceRule: rule, today } = ledger;
  if (rule === null) return [];
  return openAdvances(bookedOf(ledger), rule.months).map((advance) => ({
    ...advance,
    clause: rule.clause,
    overdue: advance.dueOn < today,
  }));
}

/** An advance that is not spent, with its project. */
export interface AdvanceOfProject {
  readonly advance: WarnedAdvance;
  readonly ledger: Ledger;
}

/** Advances of several projects that are not spent, by the day they are due. */
export const advancesOfAll = (ledgers: readonly Ledger[]): AdvanceOfProject[] =>
  ledgers
    .flatMap((ledger) => advancesOf(ledger).map((advance) => ({ advance, ledger })))
    .toSorted((a, b) => a.advance.dueOn.localeCompare(b.advance.dueOn));
