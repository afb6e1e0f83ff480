import type { Finding } from '../../kernel/finding.js';
import { text } from '../../kernel/text.js';
import { readAmountField, readDayField, readRateField, type Written } from '../../kernel/written-field.js';
import { decisionFields, decisionPart, type FieldKind, formFields } from './fields.js';
import { readLine, readLongText } from './written-values.js';

const readers: Readonly<Partial<Record<string, (text: string) => Written<unknown>>>> = {
  line: readLine,
  long: readLongText,
  amount: readAmountField,
  day: readDayField,
  rate: readRateField,
};

const required = {
  kind: 'Wählen Sie die Art des Bescheids.',
  number: 'Die Nummer steht oben im Bescheid.',
  date: 'Das Datum steht oben im Bescheid.',
} as const;

/**
 * Why each typed value could not be read and what to write instead: the exact words for what the workflow only knows to
 * be unread. Of an unfinished decision only what is wrong or missing is said.
 */
export function typedFindings(typed: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(typed).flatMap(([name, value]) => faultOf(name, value) ?? []);
}

function faultOf(name: string, value: string): Finding | null {
  const part = decisionPart(name);
  const missing = part !== null && value.trim() === '' && part.field in required;
  if (missing)
    return finding(
      'decision_incomplete',
      name,
      `Im Bescheid ${part.index + 1} fehlt die Angabe „${decisionFields[part.field].label}“.`,
      required[part.field as keyof typeof required],
    );
  const written = readers[kindOf(name) ?? '']?.(value);
  return written?.kind === 'unread' ? finding(written.code, name, written.reason, written.remedy) : null;
}

function kindOf(name: string): FieldKind | string | undefined {
  const part = decisionPart(name);
  if (part !== null) return decisionFields[part.field].kind;
  return name === 'note' ? 'long' : formFields.find((field) => field.name === name)?.kind;
}

// The form is German; the words exist in both languages because a finding has both.
const finding = (code: string, field: string, reason: string, remedy: string): Finding => ({
  severity: 'error',
  code,
  field,
  reason: text(reason, reason),
  remedy: text(remedy, remedy),
  clause: null,
});
