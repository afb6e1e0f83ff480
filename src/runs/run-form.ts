import type { AsOf } from '../kernel/as-of.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import type { Language } from '../kernel/text.js';
import { readDay } from '../kernel/written-day.js';
import type { Format, RegisteredReport } from '../reporting/index.js';
import { type FieldError, fieldId } from '../web/index.js';
import type { RunRequest } from './commands/ask-run.js';
import { fieldsOf, parameterName, parametersFrom } from './parameter-fields.js';
import type { Rhythm } from './run.js';
import { rhythms } from './tables.js';

/** What was typed into the form of a report, letter by letter. */
export type Typed = (name: string) => string;

/** A form nobody has touched: everything as the report has it by itself. */
export function untouched(report: RegisteredReport): Typed {
  const values = new Map<string, string>([
    ['sprache', 'de'],
    ...report.formats.map((format): [string, string] => [formatName(format), '1']),
    ...fieldsOf(report).map(({ name, initial }): [string, string] => [parameterName(name), initial]),
  ]);
  return (name) => values.get(name) ?? '';
}

/** JSON is made with every run: there is nothing to choose. */
export const formatsToChoose = ({ formats }: RegisteredReport): readonly Format[] =>
  formats.filter((format) => format !== 'json');

export const formatName = (format: Format): string => `format-${format}`;

export interface ReadForm {
  readonly request: RunRequest;
  /** Set when it is to be made again and again. */
  readonly rhythm: Rhythm | null;
}

/** Reads the form of a report; what is wrong is said beside its field. */
export function readRunForm(
  report: RegisteredReport,
  typed: Typed,
): { readonly read: ReadForm | null; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const parameters = parametersFrom(fieldsOf(report), typed);
  errors.push(...parameterErrors(report, parameters));
  const asOf = readState(typed('stand'), errors);
  const reckoningDay = readReckoningDay(typed('rechentag'), errors);
  const formats = formatsToChoose(report).filter((format) => typed(formatName(format)) === '1');
  if (formats.length === 0)
    errors.push({
      fieldId: fieldId(formatName(report.formats[0] ?? 'pdf')),
      message: 'Wählen Sie mindestens ein Format.',
    });
  const rhythm = rhythms.find((one) => one === typed('rhythmus')) ?? null;
  if (typed('was') === 'regelmaessig' && rhythm === null)
    errors.push({ fieldId: fieldId('rhythmus'), message: 'Wählen Sie, wie oft der Bericht erstellt wird.' });
  if (errors.length > 0) return { read: null, errors };
  const language: Language = typed('sprache') === 'en' ? 'en' : 'de';
  const request = { parameters, formats, language, asOf, reckoningDay, fresh: typed('neu') === '1' };
  return { read: { request, rhythm: typed('was') === 'regelmaessig' ? rhythm : null }, errors };
}

function parameterErrors(report: RegisteredReport, parameters: unknown): FieldError[] {
  try {
    report.check(parameters);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fields = fieldsOf(report);
    return error.errors.map(({ pointer }) => {
      const field = fields.find(({ name }) => name === pointer.split('.')[0]);
      const label = field?.label ?? pointer;
      return {
        fieldId: fieldId(parameterName(field?.name ?? pointer)),
        message: `„${label}“ fehlt oder hat einen Wert, den es nicht gibt.`,
      };
    });
  }
}

function readState(typed: string, errors: FieldError[]): AsOf | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return { kind: 'revision', revision: Number(value) };
  const written = readDay(value);
  if (written.kind === 'exact') return { kind: 'day', day: written.day };
  errors.push({
    fieldId: fieldId('stand'),
    message: `„${value}“ ist kein Registerstand und kein Tag. Schreiben Sie etwa 47 oder 31.10.2026.`,
  });
  return undefined;
}

function readReckoningDay(typed: string, errors: FieldError[]): Day | undefined {
  if (typed.trim() === '') return undefined;
  const written = readDay(typed);
  if (written.kind === 'exact') return written.day;
  errors.push({
    fieldId: fieldId('rechentag'),
    message: `„${typed.trim()}“ ist kein Tag. Schreiben Sie etwa 31.10.2026.`,
  });
  return undefined;
}
