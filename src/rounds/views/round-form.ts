import { formatDay } from '../../kernel/format.js';
import { readDay } from '../../kernel/written-day.js';
import { type FieldError, fieldId } from '../../web/index.js';
import { checkRound } from '../check-round.js';
import { type Requirement, requirements, usualRequirements } from '../requirements.js';
import type { RoundInput } from '../round.js';

/** Days of the form, by field, with the words of their labels. */
export const dayFields = {
  opensOn: 'Öffnet am',
  dueOn: 'Stichtag',
  closesOn: 'Schließt am',
  scopeFrom: 'Laufend von',
  scopeUntil: 'bis',
} as const;
type DayField = keyof typeof dayFields;

/** What was typed into the form, letter by letter. */
export interface TypedRound extends Readonly<Record<DayField, string>> {
  readonly name: string;
  readonly note: string;
  readonly requirements: readonly string[];
  readonly remindBefore: string;
  readonly remindAfter: string;
}

const textOf = (body: Readonly<Record<string, string>>, name: string): string => body[name] ?? '';

/** Reads a sent form; a list of ticked boxes comes as lines. */
export const typedRound = (body: Readonly<Record<string, string>>): TypedRound => ({
  name: textOf(body, 'name'),
  note: textOf(body, 'note'),
  opensOn: textOf(body, 'opensOn'),
  dueOn: textOf(body, 'dueOn'),
  closesOn: textOf(body, 'closesOn'),
  scopeFrom: textOf(body, 'scopeFrom'),
  scopeUntil: textOf(body, 'scopeUntil'),
  requirements: requirements.filter((field) => body[requirementName(field)] === '1'),
  remindBefore: textOf(body, 'remindBefore'),
  remindAfter: textOf(body, 'remindAfter'),
});

export const requirementName = (field: string): string => `angabe-${field}`;

/** A new round before anything was typed: it asks for this calendar year. */
export const emptyRound = (today: string): TypedRound => ({
  name: '',
  note: '',
  opensOn: formatDay(today, 'de'),
  dueOn: '',
  closesOn: '',
  scopeFrom: `01.01.${today.slice(0, 4)}`,
  scopeUntil: `31.12.${today.slice(0, 4)}`,
  requirements: usualRequirements,
  remindBefore: '14, 3',
  remindAfter: '1, 7',
});

export const typedOf = (round: RoundInput): TypedRound => ({
  name: round.name,
  note: round.note ?? '',
  opensOn: formatDay(round.opensOn, 'de'),
  dueOn: formatDay(round.dueOn, 'de'),
  closesOn: formatDay(round.closesOn, 'de'),
  scopeFrom: formatDay(round.scopeFrom, 'de'),
  scopeUntil: formatDay(round.scopeUntil, 'de'),
  requirements: round.requirements,
  remindBefore: round.remindBefore.join(', '),
  remindAfter: round.remindAfter.join(', '),
});

export type ReadRound =
  | { readonly input: RoundInput; readonly errors: readonly [] }
  | { readonly input: null; readonly errors: readonly FieldError[] };

/** The round that was meant, or every fault with its field. */
export function readRoundForm(typed: TypedRound): ReadRound {
  const errors: FieldError[] = [];
  const day = (field: DayField): string => {
    const read = readDay(typed[field]);
    if (read.kind === 'exact') return read.day;
    errors.push({ fieldId: fieldId(field), message: dayFault(dayFields[field], read.kind) });
    return '';
  };
  const input: RoundInput = {
    name: typed.name,
    note: typed.note.trim() === '' ? null : typed.note,
    opensOn: day('opensOn'),
    dueOn: day('dueOn'),
    closesOn: day('closesOn'),
    scopeFrom: day('scopeFrom'),
    scopeUntil: day('scopeUntil'),
    requirements: typed.requirements as readonly Requirement[],
    remindBefore: numbers(typed.remindBefore),
    remindAfter: numbers(typed.remindAfter),
  };
  const known = new Set(errors.map(({ fieldId }) => fieldId));
  for (const { field, reason } of checkRound(input))
    if (!known.has(fieldId(field)) && comparable(field, input))
      errors.push({ fieldId: fieldId(field), message: reason.de });
  return errors.length > 0 ? { input: null, errors } : { input, errors: [] };
}

/** Days that could not be read are no wrong order. */
const comparable = (field: string, input: RoundInput): boolean =>
  field === 'dueOn'
    ? input.opensOn !== ''
    : field === 'closesOn'
      ? input.dueOn !== ''
      : field !== 'scopeUntil' || input.scopeFrom !== '';

const dayFault = (label: string, kind: 'unknown' | 'refused'): string =>
  kind === 'unknown'
    ? `„${label}“ fehlt. Schreiben Sie den Tag als TT.MM.JJJJ.`
    : `„${label}“ ist kein Tag, den es gibt. Schreiben Sie ihn als TT.MM.JJJJ.`;

const numbers = (written: string): number[] =>
  written
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
