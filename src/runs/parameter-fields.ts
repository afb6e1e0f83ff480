import { z } from 'zod';
import { text } from '../kernel/text.js';
import { type ParameterWords, parameterWords, type RegisteredReport } from '../reporting/index.js';

/** A parameter of a report as a form asks for it. */
export interface ParameterField {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: 'choice' | 'check' | 'city' | 'text';
  /** Values to choose from, with their words. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What holds when nothing is chosen, as the form writes it. */
  readonly initial: string;
  readonly required: boolean;
}

/** The form of a report follows from its parameters; a report needs no page of its own. */
export const fieldsOf = ({ parameters }: RegisteredReport): readonly ParameterField[] =>
  Object.entries(parameters.shape).map(([name, schema]) => fieldOf(name, schema as z.ZodType));

function fieldOf(name: string, schema: z.ZodType): ParameterField {
  const { inner, initial, required } = unwrapped(schema);
  const words: ParameterWords = parameterWords.get(schema) ??
    parameterWords.get(inner) ?? { label: text(name, name) };
  const values = inner instanceof z.ZodEnum ? inner.options.map(String) : [];
  return {
    name,
    label: words.label.de,
    hint: words.hint?.de ?? null,
    kind: kindOf(inner, words),
    options: values.map((value) => ({ value, label: words.options?.[value]?.de ?? value })),
    initial,
    required,
  };
}

function kindOf(schema: z.ZodType, { kind }: ParameterWords): ParameterField['kind'] {
  if (kind !== undefined) return kind;
  if (schema instanceof z.ZodEnum) return 'choice';
  return schema instanceof z.ZodBoolean ? 'check' : 'text';
}

function unwrapped(schema: z.ZodType): { inner: z.ZodType; initial: string; required: boolean } {
  if (schema instanceof z.ZodDefault) {
    const { inner } = unwrapped(schema.unwrap() as z.ZodType);
    return { inner, initial: writtenValue(schema.def.defaultValue), required: false };
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return { ...unwrapped(schema.unwrap() as z.ZodType), required: false };
  return { inner: schema, initial: '', required: true };
}

const writtenValue = (value: unknown): string =>
  value === true ? '1' : value === false || value === null || value === undefined ? '' : String(value);

/** Parameters as the form sent them, for the report's own check; what was left empty is not said. */
export function parametersFrom(
  fields: readonly ParameterField[],
  typed: (name: string) => string,
): Record<string, unknown> {
  const said = fields.flatMap(({ name, kind }): [string, unknown][] => {
    const value = typed(parameterName(name)).trim();
    if (kind === 'check') return [[name, value === '1']];
    return value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(said);
}

/** Name of the control of a parameter, apart from what every report is asked. */
export const parameterName = (name: string): string => `angabe-${name}`;

/** Parameters of a run in words: "Umfang: Alle ESF-Förderrichtlinien". */
export function writtenParameters(report: RegisteredReport | undefined, parameters: unknown): string {
  const given = Object.entries((parameters ?? {}) as Record<string, unknown>);
  const fields = report === undefined ? [] : fieldsOf(report);
  return given
    .map(([name, value]) => {
      const field = fields.find((one) => one.name === name);
      const word = field?.options.find((option) => option.value === value)?.label;
      return `${field?.label ?? name}: ${word ?? writtenValue(value)}`;
    })
    .join(', ');
}
