import { type Day, daysBetween } from '../kernel/day.js';
import { type Text, text } from '../kernel/text.js';
import type { RoundInput } from './round.js';

export interface RoundFault {
  readonly field: keyof RoundInput;
  readonly reason: Text;
}

/** Reminders are no daily post. */
const mostReminders = 5;
const longestLead = 60;

/** Everything that is wrong with a round, each with field, reason and remedy; none when it can be kept. */
export function checkRound(input: RoundInput): readonly RoundFault[] {
  const faults: (RoundFault | null)[] = [
    nameFault(input.name),
    order(
      'dueOn',
      input.opensOn,
      input.dueOn,
      'Der Stichtag liegt vor der Öffnung.',
      'The due day lies before the opening.',
    ),
    order(
      'closesOn',
      input.dueOn,
      input.closesOn,
      'Der Schluss liegt vor dem Stichtag.',
      'The closing lies before the due day.',
    ),
    order(
      'scopeUntil',
      input.scopeFrom,
      input.scopeUntil,
      'Das Ende liegt vor dem Beginn.',
      'The end lies before the start.',
    ),
    input.requirements.length > 0
      ? null
      : fault(
          'requirements',
          'Keine Angabe ist gewählt. Wählen Sie mindestens eine.',
          'No field is chosen. Choose at least one.',
        ),
    ...(['remindBefore', 'remindAfter'] as const).map((field) => reminderFault(field, input[field])),
  ];
  return faults.filter((one) => one !== null);
}

const fault = (field: keyof RoundInput, de: string, en: string): RoundFault => ({
  field,
  reason: text(de, en),
});

function nameFault(name: string): RoundFault | null {
  const length = name.trim().length;
  if (length === 0)
    return fault(
      'name',
      'Der Name fehlt. Geben Sie etwa „Herbst 2026“ an.',
      'The name is missing. Give something like "Autumn 2026".',
    );
  return length > 200
    ? fault(
        'name',
        'Der Name ist länger als 200 Zeichen. Kürzen Sie ihn.',
        'The name has more than 200 characters. Shorten it.',
      )
    : null;
}

function order(field: keyof RoundInput, first: Day, last: Day, de: string, en: string): RoundFault | null {
  return daysBetween(first, last) >= 0
    ? null
    : fault(field, `${de} Prüfen Sie beide Tage.`, `${en} Check both days.`);
}

function reminderFault(field: 'remindBefore' | 'remindAfter', days: readonly number[]): RoundFault | null {
  const sound = days.every((day) => Number.isInteger(day) && day >= 1 && day <= longestLead);
  if (sound && days.length <= mostReminders && new Set(days).size === days.length) return null;
  return fault(
    field,
    `Erwartet werden höchstens ${mostReminders} verschiedene Zahlen von 1 bis ${longestLead}, etwa „14, 3“.`,
    `Expected at most ${mostReminders} different numbers from 1 to ${longestLead}, such as "14, 3".`,
  );
}
