import { readAmountField, readDayField } from '../../kernel/written-field.js';
import { type Decision, decisionKinds } from '../../projects/index.js';
import { FieldReader } from './field-reader.js';
import { decisionFieldNames } from './fields.js';
import { decisionNumbers, type FormValues } from './form-values.js';
import { readLine } from './written-values.js';

interface DecisionsRead {
  readonly decisions: readonly Decision[];
  /** Decisions that cannot be kept yet, field by field, behind those that can. */
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * The decisions of a form. One that is crossed out or left empty is none. One with a value that cannot be read, or
 * without kind, number or date, is kept as it was typed until it is complete.
 */
export function readDecisions(values: FormValues): DecisionsRead {
  const decisions: Decision[] = [];
  const unfinished: FormValues[] = [];
  for (const index of decisionNumbers(values)) {
    if (values[`decisions.${index}.remove`] === '1') continue;
    const reader = new FieldReader(values, `decisions.${index}.`);
    const fields = Object.fromEntries(decisionFieldNames.map((field) => [field, reader.text(field)]));
    if (Object.values(fields).every((value) => value.trim() === '')) continue;
    const decision = decisionIn(reader);
    if (decision === null) unfinished.push(fields);
    else decisions.push(decision);
  }
  const typed = unfinished.flatMap((fields, index) =>
    Object.entries(fields).map(([field, value]) => [`decisions.${decisions.length + index}.${field}`, value]),
  );
  return { decisions, typed: Object.fromEntries(typed) };
}

/** Null when something cannot be read, or kind, number or date is missing. */
function decisionIn(reader: FieldReader): Decision | null {
  const kind = decisionKinds.find((known) => known === reader.text('kind'));
  const number = reader.value('number', readLine);
  const date = reader.value('date', readDayField);
  const rest = {
    totalEligibleCost: reader.value('totalEligibleCost', readAmountField),
    grant: reader.value('grant', readAmountField),
    unionContribution: reader.value('unionContribution', readAmountField),
    grantPeriod: {
      start: reader.value('grantPeriod.start', readDayField),
      end: reader.value('grantPeriod.end', readDayField),
    },
    reason: reader.value('reason', readLine),
    file: reader.value('file', readLine),
  };
  const isReadable = Object.keys(reader.typed).length === 0;
  if (kind === undefined || number === null || date === null || !isReadable) return null;
  return { kind, number, date, ...rest };
}
