import { daysBetween } from '../kernel/day.js';
import { formatCount, formatDay } from '../kernel/format.js';
import type { MarkTone } from '../web/index.js';
import type { CityContact, CityStanding, Standing } from './queries/board.js';
import { type Requirement, requirementLabel } from './requirements.js';
import type { AnswerState, CityTerms, Round, RoundPhase } from './round.js';

/** Where a project stands, as shape and word. */
export const stateMarks: Readonly<Record<AnswerState, { readonly tone: MarkTone; readonly word: string }>> = {
  handedIn: { tone: 'ok', word: 'eingereicht' },
  unchanged: { tone: 'ok', word: 'keine Änderungen' },
  returned: { tone: 'error', word: 'zurückgegeben' },
  inWork: { tone: 'hint', word: 'in Arbeit' },
  missing: { tone: 'open', word: 'fehlt' },
};

export const phaseMarks: Readonly<Record<RoundPhase, { readonly tone: MarkTone; readonly word: string }>> = {
  planned: { tone: 'open', word: 'geplant' },
  open: { tone: 'hint', word: 'läuft' },
  late: { tone: 'warn', word: 'Stichtag vorbei' },
  closed: { tone: 'ok', word: 'beendet' },
};

export const projects = (count: number): string =>
  count === 1 ? '1 Vorhaben' : `${formatCount(count, 'de')} Vorhaben`;

export const fieldList = (fields: readonly Requirement[]): string =>
  fields.map((field) => requirementLabel(field).de).join(', ');

/** "noch 5 Tage", "heute", "seit 2 Tagen vorbei" */
export function daysLeft(today: string, day: string): string {
  const left = daysBetween(today, day);
  if (left === 0) return 'heute';
  if (left > 0) return left === 1 ? 'noch 1 Tag' : `noch ${left} Tage`;
  return left === -1 ? 'seit gestern vorbei' : `seit ${-left} Tagen vorbei`;
}

/** "Stichtag 30.11.2026 (noch 5 Tage)", with what holds for a city when it is told. */
export function dueSentence(round: Round, terms?: CityTerms): string {
  const dueOn = terms?.dueOn ?? round.dueOn;
  if (round.phase === 'planned')
    return `Öffnet am ${formatDay(round.opensOn, 'de')}, Stichtag ${formatDay(dueOn, 'de')}.`;
  if (round.phase === 'closed') return `Beendet. Stichtag war der ${formatDay(dueOn, 'de')}.`;
  return `Stichtag ${formatDay(dueOn, 'de')}: ${daysLeft(round.today, dueOn)}.`;
}

/** "2 eingereicht, 1 unverändert, 3 fehlen" */
export function standingWords({ handedIn, unchanged, open }: Standing): string {
  return `${handedIn} eingereicht, ${unchanged} unverändert, ${open === 1 ? '1 fehlt' : `${open} fehlen`}`;
}

/** "3 Tage vorher", "am Stichtag", "1 Tag danach" */
export function occasionWords(daysAfter: number): string {
  const days = Math.abs(daysAfter) === 1 ? '1 Tag' : `${Math.abs(daysAfter)} Tage`;
  return daysAfter < 0 ? `${days} vorher` : `${days} danach`;
}

/** "Eva Ott, Quartiersmanagement" */
export const contactWords = (contact: Pick<CityContact, 'name' | 'function'>): string =>
  contact.function === null ? contact.name : `${contact.name}, ${contact.function}`;

/** Whom a city can name for a round: its contacts, its people, and whoever is named already. */
export function contactChoices({ contacts, people, terms }: CityStanding): string[] {
  const named = terms.contact === null ? [] : [terms.contact];
  const known = new Set(contacts.map(({ name }) => name));
  return [
    ...new Set([...named, ...contacts.map(contactWords), ...people.filter((name) => !known.has(name))]),
  ];
}
