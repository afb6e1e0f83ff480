import { bookedOf, listLedgers, yearLines } from '../../../src/funding-ledger/index.js';
import { type Cents, parseDecimal, toDecimal } from '../../../src/kernel/money.js';
import { contentOf, type Reading } from '../../../src/reporting/index.js';

export const bookedSteps = ['approved', 'called', 'paid', 'accepted', 'repaid'] as const;
export type BookedStep = (typeof bookedSteps)[number];

type YearOf<Amount> = { readonly year: number } & Readonly<Record<BookedStep, Amount | null>>;

/**
 * What is booked of the grant of a project by budget year, beside the registry's revisions: decimal strings, as a stored run
 * keeps them. Null is unknown.
 */
export interface KeptBookings {
  readonly reference: string;
  readonly years: readonly YearOf<string>[];
}

/**
 * What whoever acts may know of what is booked, of one city or of all: as it was known at the end of the reckoning day.
 * Projects of which nothing is booked are not there.
 */
export async function keptBookings(
  { tx, viewpoint }: Omit<Reading, 'beside'>,
  city: string | null,
): Promise<KeptBookings[]> {
  const ledgers = await listLedgers(tx, city, viewpoint);
  return ledgers.flatMap((ledger) => {
    const years = yearLines(bookedOf(ledger))
      .filter((line) => bookedSteps.some((step) => line[step] !== null))
      .map((line) => mapped(line, toDecimal));
    return years.length === 0 ? [] : [{ reference: ledger.reference, years }];
  });
}

/** The same where the parameters name the chapter on the flow of funds; else nothing is read. */
export const askedBookings = async (
  reading: Omit<Reading, 'beside'>,
  parameters: unknown,
  city: string | null,
): Promise<{ readonly bookings?: readonly KeptBookings[] }> =>
  contentOf(parameters).chapters?.includes(flowChapter)
    ? { bookings: await keptBookings(reading, city) }
    : {};

/** Key of the chapter on the flow of funds. */
export const flowChapter = 'funding';

export type BookedYear = YearOf<Cents>;
/** What is booked, by the reference of the project. */
export type Bookings = ReadonlyMap<string, readonly BookedYear[]>;

export const bookingsFrom = (kept: readonly KeptBookings[]): Bookings =>
  new Map(kept.map(({ reference, years }) => [reference, years.map((year) => mapped(year, parseDecimal))]));

function mapped<From, To>(line: YearOf<From>, change: (amount: From) => To | null): YearOf<To> {
  const amounts = bookedSteps.map((step) => {
    const amount = line[step];
    return [step, amount === null ? null : change(amount)] as const;
  });
  return { year: line.year, ...(Object.fromEntries(amounts) as Record<BookedStep, To | null>) };
}
