import { writtenAmount, writtenDay, writtenRate } from '../../kernel/written-field.js';
import { amountFields, catalogueFields, type Decision, type ProjectInput } from '../../projects/index.js';
import { type DecisionField, decisionFieldNames, formFields } from './fields.js';

/** Every value of the form as text, by the name it is sent under. */
export type FormValues = Readonly<Record<string, string>>;

/** What of a draft the form shows and changes. */
export interface FormContent {
  readonly input: ProjectInput;
  /** What could not be read, letter by letter, by name of the field. */
  readonly typed: Readonly<Record<string, string>>;
  readonly note: string | null;
  readonly changeBasis: 'decision' | 'appliedFor' | null;
  /** Number of the decision the change rests on, when the draft does not bring it. */
  readonly basisDecision: string | null;
}

/** The form as it is filled in for a draft: what was typed and could not be read stands where it was typed. */
export function formValuesOf({ input, typed, note, changeBasis, basisDecision }: FormContent): FormValues {
  const values: Record<string, string> = {
    name: input.name,
    planNumber: input.planNumber ?? '',
    area: input.area ?? '',
    beneficiary: input.beneficiary?.name ?? '',
    beneficiaryIsNaturalPerson: flag(input.beneficiary?.naturalPerson),
    executingBody: input.executingBody?.name ?? '',
    executingBodyIsNaturalPerson: flag(input.executingBody?.naturalPerson),
    'period.start': writtenDay(input.period.start),
    'period.end': writtenDay(input.period.end),
    unionRate: writtenRate(input.unionRate?.rate ?? null),
    grantRate: writtenRate(input.grantRate),
    purposeAndAchievements: input.purposeAndAchievements ?? '',
    summary: input.summary ?? '',
    note: note ?? '',
    changeBasis: changeBasis ?? '',
    basisDecision: basisDecision ?? '',
  };
  for (const field of amountFields) values[field] = writtenAmount(input.amounts[field]?.cents);
  for (const field of catalogueFields) values[field] = input.catalogue[field].key ?? '';
  for (const key of input.actionFields) values[actionFieldName(key)] = '1';
  for (const [index, decision] of input.decisions.entries())
    for (const [field, value] of Object.entries(decisionValues(decision)))
      values[`decisions.${index}.${field}`] = value;
  return { ...values, ...typed };
}

/** Name under which the form says that a project serves an action field. */
export const actionFieldName = (key: string): string => `actionFields.${key}`;

const flag = (value: boolean | undefined): string => (value === true ? '1' : '');

const decisionValues = (decision: Decision): Record<DecisionField, string> => ({
  kind: decision.kind,
  number: decision.number,
  date: writtenDay(decision.date),
  totalEligibleCost: writtenAmount(decision.totalEligibleCost),
  grant: writtenAmount(decision.grant),
  unionContribution: writtenAmount(decision.unionContribution),
  'grantPeriod.start': writtenDay(decision.grantPeriod.start),
  'grantPeriod.end': writtenDay(decision.grantPeriod.end),
  reason: decision.reason ?? '',
  file: decision.file ?? '',
});

/** Numbers of the decisions in a form, in their order. */
export function decisionNumbers(values: FormValues): number[] {
  const numbers = Object.keys(values).flatMap((name) => /^decisions\.(\d{1,2})\./.exec(name)?.[1] ?? []);
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
}

/** Names of all fields the form sends, decisions included. */
export const namesIn = (values: FormValues): string[] => [
  ...formFields.map(({ name }) => name),
  ...Object.keys(values).filter((name) => name.startsWith(actionFieldName(''))),
  ...decisionNumbers(values).flatMap((index) =>
    decisionFieldNames.map((field) => `decisions.${index}.${field}`),
  ),
  'changeBasis',
  'basisDecision',
  'note',
];
