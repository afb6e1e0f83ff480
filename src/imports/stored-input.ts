import { hash } from 'node:crypto';
import { parseDecimal, toDecimal } from '../kernel/money.js';
import {
  type Amount,
  type AmountField,
  eachAmount,
  fromStoredAppliedFor,
  fromStoredDecision,
  type ProjectInput,
  type StoredAppliedFor,
  type StoredDecision,
  toStoredAppliedFor,
  toStoredDecision,
} from '../projects/index.js';

/** A record as staging keeps it: amounts as decimal strings, because JSON numbers are floats. */
export interface StoredInput
  extends Omit<ProjectInput, 'amounts' | 'actionFields' | 'decisions' | 'appliedFor'> {
  readonly amounts: Readonly<
    Record<AmountField, { readonly cents: string; readonly evidence: Amount['evidence'] } | null>
  >;
  readonly decisions: readonly StoredDecision[];
  /** Left out where a source says nothing about it, so that fingerprints of earlier deliveries stay true. */
  readonly appliedFor?: StoredAppliedFor;
  /** Left out where there are none, for the same reason. */
  readonly actionFields?: readonly string[];
}

const mapAmounts = <From, To>(
  amounts: Readonly<Record<AmountField, From | null>>,
  convert: (amount: From) => To,
): Record<AmountField, To | null> =>
  eachAmount((field) => {
    const amount = amounts[field];
    return amount === null ? null : convert(amount);
  });

export function toStoredInput({ appliedFor, actionFields, ...input }: ProjectInput): StoredInput {
  const applied = toStoredAppliedFor(appliedFor);
  return {
    ...input,
    ...(applied === null ? {} : { appliedFor: applied }),
    ...(actionFields.length === 0 ? {} : { actionFields }),
    amounts: mapAmounts(input.amounts, ({ cents, evidence }) => ({ cents: toDecimal(cents), evidence })),
    decisions: input.decisions.map(toStoredDecision),
  };
}

export function fromStoredInput(stored: StoredInput): ProjectInput {
  return {
    ...stored,
    amounts: mapAmounts(stored.amounts, ({ cents, evidence }) => {
      const read = parseDecimal(cents);
      if (read === null) throw new Error(`staging holds an amount that is none: ${cents}`);
      return { cents: read, evidence };
    }),
    actionFields: stored.actionFields ?? [],
    decisions: stored.decisions.map(fromStoredDecision),
    appliedFor: fromStoredAppliedFor(stored.appliedFor ?? null),
  };
}

/** A record as staging keeps it, written out, and the fingerprint of what its source says about the project. */
export function writtenInput(input: ProjectInput): { readonly json: string; readonly sha256: string } {
  const stored = toStoredInput(input);
  const said = whatIsSaid(stored);
  // Of two equal names jsonb keeps the later one: so the record is written out once only.
  return { json: `${said.slice(0, -1)},"source":${JSON.stringify(stored.source)}}`, sha256: sha256Of(said) };
}

/** Fingerprint of what a source says about a project; where in the file it says so does not count. */
export const inputFingerprint = (stored: StoredInput): string => sha256Of(whatIsSaid(stored));

function whatIsSaid(stored: StoredInput): string {
  const { kind, title } = stored.source;
  return JSON.stringify({ ...stored, source: { kind, title } });
}

const sha256Of = (said: string): string => hash('sha256', said, 'hex');
