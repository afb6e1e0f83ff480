import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import type { Period } from '../kernel/period.js';
import {
  type AmountField,
  type AppliedFor,
  amountFields,
  type Decision,
  eachAmount,
  type ProjectInput,
  unknownAmounts,
} from './project-input.js';

/** What a change of money or time rests on: a decision of the SAB, or nothing yet (applied for, outside all totals). */
export const changeBases = ['decision', 'appliedFor'] as const;
export type ChangeBasis = (typeof changeBases)[number];

type Granted = Pick<ProjectInput, 'amounts' | 'unionRate' | 'grantRate' | 'period'>;

const nothingGranted: Granted = {
  amounts: unknownAmounts,
  unionRate: null,
  grantRate: null,
  period: { start: null, end: null },
};

/**
 * API names of the fields of money and time in which a record differs from the published one; of a new project those
 * that are known. Where an amount comes from is no change of it.
 */
export function moneyAndTimeChanges(published: ProjectInput | null, input: ProjectInput): string[] {
  const before: Granted = published ?? nothingGranted;
  const rateChanges = [
    { field: 'unionRate', changed: before.unionRate?.rate !== input.unionRate?.rate },
    { field: 'grantRate', changed: before.grantRate !== input.grantRate },
    { field: 'period.start', changed: before.period.start !== input.period.start },
    { field: 'period.end', changed: before.period.end !== input.period.end },
  ];
  return [
    ...amountFields.filter((field) => before.amounts[field]?.cents !== input.amounts[field]?.cents),
    ...rateChanges.filter(({ changed }) => changed).map(({ field }) => field),
  ];
}

/** Decisions of a record that the published one does not name; one is told from another by kind, number and date. */
export function newDecisions(published: ProjectInput | null, input: ProjectInput): readonly Decision[] {
  const nameOf = ({ kind, number, date }: Decision): string => JSON.stringify([kind, number.trim(), date]);
  const known = new Set((published?.decisions ?? []).map(nameOf));
  return input.decisions.filter((decision) => !known.has(nameOf(decision)));
}

/**
 * What a change of money or time truly rests on. A decision that was there before says nothing about a change made now:
 * one has to be new in the record, or be named by the person. Else the change is only applied for.
 *
 * @param named number of the decision the person named
 */
export function trueBasis(
  published: ProjectInput | null,
  input: ProjectInput,
  basis: ChangeBasis | null,
  named: string | null,
): ChangeBasis | null {
  if (basis !== 'decision') return basis;
  const isNamed = named !== null && input.decisions.some(({ number }) => number === named);
  return isNamed || newDecisions(published, input).length > 0 ? 'decision' : 'appliedFor';
}

/**
 * The record as it is published. Applied for: money and time stay as they are granted (unknown in a new project), and
 * what was asked for stands beside them. By a decision: what it grants is no longer applied for.
 *
 * @param since day on which the change was handed in
 */
export function settled(
  published: ProjectInput | null,
  input: ProjectInput,
  basis: ChangeBasis | null,
  since: Day,
): ProjectInput {
  const changed = moneyAndTimeChanges(published, input);
  if (changed.length === 0) return input;
  if (basis !== 'appliedFor') return { ...input, appliedFor: withoutFields(input.appliedFor, changed) };
  const granted: Granted = published ?? nothingGranted;
  return {
    ...input,
    amounts: eachAmount((field) => grantedAmount(granted, input, field)),
    unionRate: granted.unionRate,
    grantRate: granted.grantRate,
    period: granted.period,
    appliedFor: appliedForIn(input, new Set(changed), since),
  };
}

/** The amount as granted; a better evidence for the same amount is kept. */
function grantedAmount(granted: Granted, input: ProjectInput, field: AmountField) {
  const before = granted.amounts[field];
  const now = input.amounts[field];
  return before !== null && now?.cents === before.cents ? now : before;
}

function appliedForIn(input: ProjectInput, changed: ReadonlySet<string>, since: Day): AppliedFor {
  const { appliedFor: earlier, period } = input;
  const amounts: Partial<Record<AmountField, Cents>> = { ...earlier?.amounts };
  for (const field of amountFields) {
    const amount = input.amounts[field];
    if (changed.has(field) && amount !== null) amounts[field] = amount.cents;
  }
  return {
    amounts,
    unionRate: changed.has('unionRate') ? (input.unionRate?.rate ?? null) : (earlier?.unionRate ?? null),
    grantRate: changed.has('grantRate') ? input.grantRate : (earlier?.grantRate ?? null),
    period: {
      start: changed.has('period.start') ? period.start : (earlier?.period.start ?? null),
      end: changed.has('period.end') ? period.end : (earlier?.period.end ?? null),
    },
    since,
  };
}

/** What is still applied for once some fields are decided; null when nothing is. */
function withoutFields(applied: AppliedFor | null, decided: readonly string[]): AppliedFor | null {
  if (applied === null) return null;
  const open = <Value>(field: string, value: Value): Value | null => (decided.includes(field) ? null : value);
  const amounts = Object.fromEntries(
    Object.entries(applied.amounts).filter(([field]) => !decided.includes(field)),
  );
  const unionRate = open('unionRate', applied.unionRate);
  const grantRate = open('grantRate', applied.grantRate);
  const period: Period = {
    start: open('period.start', applied.period.start),
    end: open('period.end', applied.period.end),
  };
  const isOpen =
    Object.keys(amounts).length > 0 ||
    [unionRate, grantRate, period.start, period.end].some((value) => value !== null);
  return isOpen ? { ...applied, amounts, unionRate, grantRate, period } : null;
}
