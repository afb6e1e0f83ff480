import { parseDecimal, toDecimal } from '../kernel/money.js';
import { type AmountField, type AppliedFor, amountFields } from './project-input.js';

/** What was applied for as the database keeps it: amounts as decimal strings, because JSON numbers are floats. */
export type StoredAppliedFor = Omit<AppliedFor, 'amounts'> & {
  readonly amounts: Readonly<Partial<Record<AmountField, string>>>;
};

const known = <From, To>(
  amounts: Readonly<Partial<Record<AmountField, From>>>,
  convert: (amount: From) => To | null,
): Partial<Record<AmountField, To>> => {
  const converted: Partial<Record<AmountField, To>> = {};
  for (const field of amountFields) {
    const amount = amounts[field];
    const result = amount === undefined ? null : convert(amount);
    if (result !== null) converted[field] = result;
  }
  return converted;
};

export const toStoredAppliedFor = (applied: AppliedFor | null): StoredAppliedFor | null =>
  applied && { ...applied, amounts: known(applied.amounts, toDecimal) };

export const fromStoredAppliedFor = (stored: StoredAppliedFor | null): AppliedFor | null =>
  stored && { ...stored, amounts: known(stored.amounts, parseDecimal) };
