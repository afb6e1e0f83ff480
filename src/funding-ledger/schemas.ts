import { z } from 'zod';
import { dayString, decimalString } from '../platform/http/api-schemas.js';
import { advancesOf, bookedOf, type Ledger } from './ledger.js';
import { type Line, totalOf, yearLines } from './rules.js';
import { entryKinds, shiftOutcomes } from './tables.js';

const instantString = z.iso.datetime().meta({ description: 'UTC.' });
const line = (upTo: number) => z.string().trim().min(1).max(upTo);
const year = z.int().min(2014).max(2040);
const by = z.string().nullable();
const kind = z.enum(entryKinds).meta({
  description:
    '`approved`: by a decision for a budget year; `advanceCall`: Mittelabruf; `paymentClaim`: Auszahlungsantrag for what was spent; `spent`: out of advances; `accepted`: by the SAB. All count the grant.',
});

export const ledgerParams = z.strictObject({ reference: z.string().max(50) });
export const entryParams = z.strictObject({ reference: z.string().max(50), entry: z.uuid() });
export const shiftParams = z.strictObject({ reference: z.string().max(50), shift: z.uuid() });
export const ledgersQuery = z.strictObject({
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .meta({ description: 'AGS.' }),
});

export const entryBodySchema = z
  .strictObject({
    kind,
    onDay: dayString,
    source: line(500).nullable().default(null).meta({ description: 'Decision, call or letter.' }),
    amounts: z
      .array(z.strictObject({ year, amount: decimalString.refine((cents) => cents >= 0n) }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'LedgerEntryInput', description: 'What one decision, call or letter says, by budget year.' });

export const cancellationSchema = z.strictObject({ reason: line(1_000) }).meta({ id: 'EntryCancellation' });

export const shiftBodySchema = z
  .strictObject({
    fromYear: year,
    toYear: year,
    amount: decimalString.refine((cents) => cents > 0n),
    requestedOn: dayString,
    reason: line(2_000).nullable().default(null),
  })
  .meta({ id: 'BudgetShiftInput', description: 'Money asked to be moved to another budget year.' });

export const shiftDecisionSchema = z
  .strictObject({
    outcome: z.enum(shiftOutcomes),
    decidedOn: dayString,
    decision: line(200).nullable().default(null),
  })
  .meta({ id: 'BudgetShiftDecision' });

const amount = decimalString.nullable();
const lineFields = {
  plannedCost: amount.meta({ description: 'Cost in part C of the action plan.' }),
  planned: amount.meta({ description: 'Grant in part C of the action plan.' }),
  approved: amount.meta({ description: 'By the newest decision, with the shifts granted since. Derived.' }),
  called: amount,
  paid: amount,
  accepted: amount,
  repaid: amount,
};
const lineSchema = z
  .strictObject(lineFields)
  .meta({ id: 'LedgerLine', description: 'Plan against actual; unknown is null and not zero.' });

const ledgerFields = {
  reference: z.string(),
  name: z.string(),
  city: z.string().nullable().meta({ description: 'AGS.' }),
  plan: z
    .strictObject({ reference: z.string(), name: z.string(), number: z.string() })
    .nullable()
    .meta({ description: 'The action plan whose part C has the project.' }),
  // Payments may be older than any budget year an entry can name.
  years: z.array(z.strictObject({ year: z.int(), ...lineFields })),
  total: lineSchema,
  openAdvances: z
    .array(
      z.strictObject({
        paidOn: dayString,
        amount: decimalString,
        rest: decimalString.meta({ description: 'Not known to be spent or repaid. Derived.' }),
        dueOn: dayString,
        overdue: z.boolean(),
        clause: z.string(),
      }),
    )
    .meta({ description: 'Advances that are not spent.' }),
};

export const ledgerListSchema = z
  .strictObject({ items: z.array(z.strictObject(ledgerFields)), total: lineSchema })
  .meta({ id: 'Ledgers' });

export const ledgerSchema = z
  .strictObject({
    ...ledgerFields,
    entries: z.array(
      z.strictObject({
        id: z.uuid(),
        kind,
        budgetYear: year,
        onDay: dayString,
        amount: decimalString,
        source: z.string().nullable(),
        recordedBy: by,
        recordedAt: instantString,
        cancelledBy: by,
        cancelledAt: instantString.nullable(),
        cancelledReason: z.string().nullable(),
      }),
    ),
    shifts: z.array(
      z.strictObject({
        id: z.uuid(),
        fromYear: year,
        toYear: year,
        amount: decimalString,
        requestedOn: dayString,
        reason: z.string().nullable(),
        outcome: z.enum(shiftOutcomes).nullable(),
        decidedOn: dayString.nullable(),
        decision: z.string().nullable(),
        recordedBy: by,
        recordedAt: instantString,
        cancelledBy: by,
        cancelledAt: instantString.nullable(),
        cancelledReason: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'Ledger',
    description: 'Money of a project by budget year; payments are kept with the audits.',
  });

const toApiSums = (ledger: Ledger) => {
  const { reference, name, city, plan } = ledger;
  const years = yearLines(bookedOf(ledger));
  return { reference, name, city, plan, years, total: totalOf(years), openAdvances: advancesOf(ledger) };
};

export function toApiLedgers(ledgers: readonly Ledger[]) {
  const items = ledgers.map(toApiSums);
  return { items, total: totalOf(items.map(({ total }): Line => total)) };
}

export const toApiLedger = (ledger: Ledger) => ({
  ...toApiSums(ledger),
  entries: ledger.entries.map((entry) => ({
    ...entry,
    recordedAt: entry.recordedAt.toISOString(),
    cancelledAt: entry.cancelledAt?.toISOString() ?? null,
  })),
  shifts: ledger.shifts.map((shift) => ({
    ...shift,
    recordedAt: shift.recordedAt.toISOString(),
    cancelledAt: shift.cancelledAt?.toISOString() ?? null,
  })),
});
