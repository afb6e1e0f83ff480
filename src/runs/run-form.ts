import type { AsOf } from '../kernel/as-of.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import type { Language } from '../kernel/text.js';
import { readDay } from '../kernel/written-day.js';
import type { Format, RegisteredReport } from '../reporting/index.js';
import { type FieldError, fieldId } from '../web/index.js';
import type { RunRequest } from './commands/ask-run.js';
import { fieldsOf, type ParameterField, parameterName, parametersFrom } from './parameter-fields.js';
import type { Rhythm } from './run.js';
import { rhythms } from './tables.js';

/** What was typed into the form of a report, letter by letter. */
export type Typed = (name: string) => string;

/** A form nobody has touched: everything as the report has it by itself, for whoever fills it in. */
export function untouched(report: RegisteredReport, seesAll: boolean): Typed {
  const values = new Map<string, string>([
    ['sprache', 'de'],
    ...report.formats.map((format): [string, string] => [formatName(format), '1']),
    ...fieldsOf(report, seesAll).map(({ name, initial }): [string, string] => [parameterName(name), initial]),
  ]);
  return (name) => values.get(name) ?? '';
}

/** JSON is made with every run: there is nothing to choose. */
export const formatsToChoose = ({ formats }: RegisteredReport): readonly Format[] =>
  formats.filter((format) => format !== 'json');

export const formatName = (format: Format): string => `format-${format}`;

/** Of several steps, the one a field is filled in on. */
export type FormStep = 2 | 3 | 4;

/** An error of the form, with the step its field stands on. */
export interface StepError extends FieldError {
  readonly step: FormStep;
}

/** Parameters that say what the report contains rather than what it is about. */
export const isOfContents = ({ kind }: ParameterField): boolean => kind === 'chapters' || kind === 'longText';

export interface ReadForm {
  readonly request: RunRequest;
  /** Set when it is to be made again and again. */
  readonly rhythm: Rhythm | null;
}

interface ReadResult {
  /** Null where something is wrong. */
  readonly read: ReadForm | null;
  readonly errors: readonly StepError[];
  /** What the report is about, as soon as that is right. */
  readonly wanted: Pick<RunRequest, 'parameters' | 'asOf' | 'reckoningDay'> | null;
}

/** Reads the form of a report; what is wrong is said beside its field. `regularly`: to be made again and again. */
export function readRunForm(report: RegisteredReport, typed: Typed, regularly = false): ReadResult {
  const errors: StepError[] = [];
  const parameters = parametersFrom(fieldsOf(report), typed);
  errors.push(...parameterErrors(report, parameters, typed));
  const asOf = readState(typed('stand'), errors);
  const reckoningDay = readReckoningDay(typed('rechentag'), errors);
  const formats = formatsToChoose(report).filter((format) => typed(formatName(format)) === '1');
  if (formats.length === 0)
    errors.push({
      step: 3,
      fieldId: fieldId(formatName(report.formats[0] ?? 'pdf')),
      message: 'Wählen Sie mindestens ein Format.',
    });
  const rhythm = rhythms.find((one) => one === typed('rhythmus')) ?? null;
  if (regularly && rhythm === null)
    errors.push({
      step: 4,
      fieldId: fieldId('rhythmus'),
      message: 'Wählen Sie, wie oft der Bericht erstellt wird.',
    });
  const { foreword: _, ...about } = parameters;
  const wanted = errors.some(({ step }) => step === 2) ? null : { parameters: about, asOf, reckoningDay };
  if (errors.length > 0) return { read: null, errors, wanted };
  const language: Language = typed('sprache') === 'en' ? 'en' : 'de';
  const request = { parameters, formats, language, asOf, reckoningDay, fresh: typed('neu') === '1' };
  return { read: { request, rhythm: regularly ? rhythm : null }, errors, wanted };
}

function parameterErrors(report: RegisteredReport, parameters: unknown, typed: Typed): StepError[] {
  const fields = fieldsOf(report);
  const none = fields.filter(
    ({ kind, name, options }) =>
      kind === 'chapters' && options.length > 0 && typed(parameterName(name)) === '',
  );
  const errors = none.map(({ name }) => errorOf(3, name, 'Wählen Sie mindestens ein Kapitel.'));
  try {
    report.check(parameters);
    return errors;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const wrong = error.errors.map(({ pointer, code }) => {
      const field = fields.find(({ name }) => name === pointer.split('.')[0]);
      const label = field?.label ?? pointer;
      return errorOf(
        field !== undefined && isOfContents(field) ? 3 : 2,
        field?.name ?? pointer,
        code === 'too_big'
          ? `„${label}“ ist zu lang. Kürzen Sie den Text.`
          : `„${label}“ fehlt oder hat einen Wert, den es nicht gibt.`,
      );
    });
    return [...errors, ...wrong];
  }
}

const errorOf = (step: FormStep, name: string, message: string): StepError => ({
  step,
  fieldId: fieldId(parameterName(name)),
  message,
});

function readState(typed: string, errors: StepError[]): AsOf | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return { kind: 'revision', revision: Number(value) };
  const written = readDay(value);
  if (written.kind === 'exact') return { kind: 'day', day: written.day };
  errors.push({
    step: 2,
    fieldId: fieldId('stand'),
    message: `„${value}“ ist kein Registerstand und kein Tag. Schreiben Sie etwa 47 oder 31.10.2026.`,
  });
  return undefined;
}

function readReckoningDay(typed: string, errors: StepError[]): Day | undefined {
  if (typed.trim() === '') return undefined;
  const written = readDay(typed);
  if (written.kind === 'exact') return written.day;
  errors.push({
    step: 2,
    fieldId: fieldId('rechentag'),
    message: `„${typed.trim()}“ ist kein Tag. Schreiben Sie etwa 31.10.2026.`,
  });
  return undefined;
}
