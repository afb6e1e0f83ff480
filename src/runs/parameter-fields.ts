import { z } from 'zod';
import { text } from '../kernel/text.js';
import { type ParameterWords, parameterWords, type RegisteredReport } from '../reporting/index.js';

/** A parameter of a report as a form asks for it. */
export interface ParameterField {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: 'choice' | 'check' | 'text' | NonNullable<ParameterWords['kind']>;
  /** Values to choose from, with their words. */
  readonly options: readonly FieldOption[];
  /** What holds when nothing is chosen, as the form writes it. */
  readonly initial: string;
  readonly required: boolean;
}

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** For the service centre and auditors alone. */
  readonly internal: boolean;
}

/**
 * The form of a report follows from its parameters; a report needs no page of its own. Options of the service centre and
 * auditors are there for those who see everything.
 */
export const fieldsOf = ({ parameters }: RegisteredReport, seesAll = true): readonly ParameterField[] =>
  Object.entries(parameters.shape).map(([name, schema]) => fieldOf(name, schema as z.ZodType, seesAll));

function fieldOf(name: string, schema: z.ZodType, seesAll: boolean): ParameterField {
  const { inner, initial, required } = unwrapped(schema);
  const words: ParameterWords = parameterWords.get(schema) ??
    parameterWords.get(inner) ?? { label: text(name, name) };
  const kind = kindOf(inner, words);
  const options = optionsOf(inner, words).filter(({ internal }) => seesAll || !internal);
  return {
    name,
    label: words.label.de,
    hint: words.hint?.de ?? null,
    kind,
    options,
    initial: kind === 'chapters' ? joined(options.map(({ value }) => value)) : initial,
    required,
  };
}

function optionsOf(inner: z.ZodType, { options = {}, internal = [] }: ParameterWords): FieldOption[] {
  const values = inner instanceof z.ZodEnum ? inner.options.map(String) : Object.keys(options);
  return values.map((value) => ({
    value,
    label: options[value]?.de ?? value,
    internal: internal.includes(value),
  }));
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

const joined = (values: readonly string[]): string => values.join(',');

/** Parameters as the form has them, for the report's own check; what was left empty is not said. */
export function parametersFrom(
  fields: readonly ParameterField[],
  typed: (name: string) => string,
): Record<string, unknown> {
  const said = fields.flatMap(({ name, kind, options }): [string, unknown][] => {
    const value = typed(parameterName(name)).replaceAll('\r\n', '\n').trim();
    if (kind === 'check') return [[name, value === '1']];
    // Everything there is for the public is the report as it is by itself.
    const usual = joined(options.flatMap((option) => (option.internal ? [] : option.value)));
    return value === '' || (kind === 'chapters' && value === usual) ? [] : [[name, value]];
  });
  return Object.fromEntries(said);
}

/** Name of the control of a parameter, apart from what every report is asked. */
export const parameterName = (name: string): string => `angabe-${name}`;

/** Name of the box of one of several options of a parameter. */
export const optionName = (name: string, value: string): string => `${parameterName(name)}-${value}`;

/** Parameters of a run in words, without running text: "Umfang: Alle ESF-Förderrichtlinien". */
export function writtenParameters(report: RegisteredReport | undefined, parameters: unknown): string {
  const given = Object.entries((parameters ?? {}) as Record<string, unknown>);
  const fields = report === undefined ? [] : fieldsOf(report);
  return given
    .map(([name, value]) => {
      const field = fields.find((one) => one.name === name);
      if (field?.kind === 'longText') return `mit ${field.label}`;
      return `${field?.label ?? name}: ${writtenOption(field, value)}`;
    })
    .join(', ');
}

/** A value as the form words it; of several, all of them. */
export function writtenOption(field: ParameterField | undefined, value: unknown): string {
  const written = writtenValue(value);
  const labelOf = (one: string) => field?.options.find((option) => option.value === one)?.label ?? one;
  return field?.kind === 'chapters' ? written.split(',').map(labelOf).join(', ') : labelOf(written);
}
