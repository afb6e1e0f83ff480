import type { FastifyRequest } from 'fastify';
import { formOf } from '../platform/http/form-body.js';
import type { RegisteredReport } from '../reporting/index.js';
import { fieldsOf, optionName, type ParameterField, parameterName } from './parameter-fields.js';
import {
  type FormStep,
  formatName,
  formatsToChoose,
  isOfContents,
  type Typed,
  untouched,
} from './run-form.js';

/** Longest value that is kept of one field; forewords are shorter. */
const longestValue = 20_000;

type Sent = Readonly<Record<string, unknown>>;
const sentIn = (sent: Sent, name: string): string | undefined => {
  const value = sent[name];
  return typeof value === 'string' ? value.slice(0, longestValue) : undefined;
};

/** A form as an address opens it: what the address says, everything else as the report has it by itself. */
export function openedForm(report: RegisteredReport, query: unknown, seesAll: boolean): Typed {
  const initial = untouched(report, seesAll);
  return (name) => sentIn((query ?? {}) as Sent, name) ?? initial(name);
}

/**
 * A form as it was sent. Boxes of one parameter are read as one value, their names parted by commas, beside what a step
 * before carried along; a form that says nothing of its chapters has all of them.
 */
export function sentForm(report: RegisteredReport, request: FastifyRequest, seesAll: boolean): Typed {
  const sent: Sent = formOf(request);
  const boxes = new Map(
    fieldsOf(report, seesAll).flatMap((field): [string, string][] =>
      hasBoxes(field) ? [[parameterName(field.name), tickedOf(field, sent)]] : [],
    ),
  );
  const initial = untouched(report, seesAll);
  return (name) => {
    if (sentIn(sent, name) === undefined && boxes.get(name) === '') return initial(name);
    return boxes.get(name) || (sentIn(sent, name) ?? '');
  };
}

const hasBoxes = ({ kind }: ParameterField): boolean => kind === 'chapters' || kind === 'cities';

function tickedOf({ name, kind, options }: ParameterField, sent: Sent): string {
  const prefix = optionName(name, '');
  // Chapters stand in the order of the report, cities in the order of the form.
  const ticked = Object.keys(sent)
    .filter((key) => key.startsWith(prefix) && sentIn(sent, key) === '1')
    .map((key) => key.slice(prefix.length));
  if (kind !== 'chapters') return ticked.join(',');
  return options.flatMap(({ value }) => (ticked.includes(value) ? value : [])).join(',');
}

/** Names of what the other steps of the form ask, to carry it along. */
export function carriedNames(report: RegisteredReport, step: FormStep): readonly string[] {
  const parameters = (ofContents: boolean) =>
    fieldsOf(report)
      .filter((field) => isOfContents(field) === ofContents)
      .map(({ name }) => parameterName(name));
  const ofState = [...parameters(false), 'stand', 'rechentag'];
  const ofContents = [...parameters(true), 'sprache', ...formatsToChoose(report).map(formatName)];
  return [...(step === 2 ? [] : ofState), ...(step === 3 ? [] : ofContents), ...(step === 4 ? [] : ['neu'])];
}
