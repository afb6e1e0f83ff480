import type { AmountSum } from '../../../src/aggregates/index.js';
import { type Cents, knownSum, sumCents } from '../../../src/kernel/money.js';
import type { ListedProject } from '../listed-projects.js';
import type { ReportedPlan } from '../neighbourhoods.js';
import { type BookedStep, type BookedYear, type Bookings, bookedSteps } from './bookings.js';

/** Projects and plans whose money is added up. */
export interface FlowOf {
  readonly projects: readonly ListedProject[];
  readonly plans: readonly ReportedPlan[];
}

/** The way of the grant; each sum with the number of what it is known of. */
export type FlowLine = Readonly<
  Record<BookedStep | 'framework' | 'planned' | 'grant' | 'rest', AmountSum>
> & {
  readonly projects: number;
  /** Projects of which something is booked. */
  readonly booked: number;
  /** What cities ask for and the SAB has not decided; projects that ask for something else count without an amount. */
  readonly applied: AmountSum & { readonly projects: number };
};

/** Sum of the amounts that are known. */
export function sumOf(amounts: readonly (Cents | null)[]): AmountSum {
  const known = amounts.filter((amount) => amount !== null);
  return { cents: sumCents(known), known: known.length };
}

/** What a framework names in all, as a grant; null where it names cost, or does not say which. */
export const grantFrame = ({ basis, framework }: ReportedPlan): Cents | null =>
  basis === 'grant' ? knownSum(framework.map(({ amount }) => amount)) : null;

export function flowLine({ projects, plans }: FlowOf, bookings: Bookings): FlowLine {
  const booked = projects.flatMap(({ reference }) => bookings.get(reference) ?? []);
  const ofEach = projects.map(({ reference }) => totalsOf(bookings.get(reference) ?? []));
  const asked = projects.flatMap(({ appliedFor }) => appliedFor ?? []);
  const steps = bookedSteps.map((step) => [step, sumOf(ofEach.map((totals) => totals[step]))] as const);
  return {
    ...(Object.fromEntries(steps) as Record<BookedStep, AmountSum>),
    projects: projects.length,
    booked: booked.length === 0 ? 0 : projects.filter(({ reference }) => bookings.has(reference)).length,
    applied: { projects: asked.length, ...sumOf(asked.map(({ grant }) => grant)) },
    framework: sumOf(plans.map(grantFrame)),
    planned: sumOf(plans.flatMap(({ projects: partC }) => partC.map(plannedGrant))),
    grant: sumOf(projects.map(({ grant }) => grant)),
    rest: sumOf(ofEach.map(restOf)),
  };
}

const plannedGrant = ({ years }: ReportedPlan['projects'][number]): Cents | null =>
  knownSum(years.map(({ grant }) => grant));

type Totals = Readonly<Record<BookedStep, Cents | null>>;

const totalsOf = (years: readonly BookedYear[]): Totals =>
  Object.fromEntries(
    bookedSteps.map((step) => [step, knownSum(years.map((year) => year[step]))]),
  ) as unknown as Totals;

/** What is approved and not with the project; unknown unless both what is approved and what is paid are booked. */
const restOf = ({ approved, paid, repaid }: Totals): Cents | null =>
  approved === null || paid === null ? null : approved - paid + (repaid ?? 0n);

/** Money of one budget year. */
export interface FlowYear {
  readonly year: number;
  readonly framework: AmountSum;
  readonly planned: AmountSum;
  readonly booked: Readonly<Record<BookedStep, AmountSum>>;
}

/** Every budget year that a framework, a plan or something booked names, in order. */
export function flowYears({ projects, plans }: FlowOf, bookings: Bookings): FlowYear[] {
  const booked = projects.flatMap(({ reference }) => bookings.get(reference) ?? []);
  const frames = plans.flatMap(({ basis, framework }) => (basis === 'grant' ? framework : []));
  const planned = plans.flatMap(({ projects: partC }) => partC.flatMap(({ years }) => years));
  const years = new Set([...frames, ...planned, ...booked].map(({ year }) => year));
  return [...years].sort().map((year) => {
    const of = <One extends { readonly year: number }>(all: readonly One[]) =>
      all.filter((one) => one.year === year);
    return {
      year,
      framework: sumOf(of(frames).map(({ amount }) => amount)),
      planned: sumOf(of(planned).map(({ grant }) => grant)),
      booked: Object.fromEntries(
        bookedSteps.map((step) => [step, sumOf(of(booked).map((line) => line[step]))]),
      ) as Record<BookedStep, AmountSum>,
    };
  });
}
