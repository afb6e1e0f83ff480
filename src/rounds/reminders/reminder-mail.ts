import { daysBetween } from '../../kernel/day.js';
import { formatDay } from '../../kernel/format.js';
import { type Letter, letter, oneLine } from '../../outbox/index.js';
import { requirementLabel } from '../requirements.js';
import { type CityTerms, type DueProject, isAnswered, type Round } from '../round.js';

/** Longer lists are cut in the mail; the page shows all. */
const mostListed = 20;

interface Reminder {
  readonly round: Round;
  readonly terms: CityTerms;
  readonly projects: readonly DueProject[];
  readonly address: string;
  readonly reminderId: string;
}

/** A reminder as people get it: what is due until when, what is missing, where to do it, how to stop the reminders. */
export function reminderMail(reminder: Reminder): Letter {
  const { round, terms, projects, address, reminderId } = reminder;
  const waiting = projects.filter(({ state }) => !isAnswered(state));
  const day = formatDay(terms.dueOn, 'de');
  const count = waiting.length === 1 ? '1 Vorhaben fehlt' : `${waiting.length} Vorhaben fehlen`;
  const listed = waiting.slice(0, mostListed).map(lineOf);
  const rest = waiting.length - listed.length;
  return letter(
    `${round.name}: ${count}, Stichtag ${day}`,
    [
      `die Servicestelle bittet um Zuarbeit: ${round.name}. ${whenOf(terms, round)}`,
      '',
      `${count} noch:`,
      ...listed,
      ...(rest > 0 ? [`- und ${rest} weitere`] : []),
      '',
      'Hat sich nichts geändert, genügt ein Klick auf „Keine Änderungen“:',
      `${address}/arbeitsbereich/runden/${round.id}`,
    ],
    ['', 'Keine Erinnerungen mehr bekommen:', `${address}/erinnerungen/${reminderId}`],
  );
}

function whenOf(terms: CityTerms, { today }: Round): string {
  const days = daysBetween(today, terms.dueOn);
  const day = formatDay(terms.dueOn, 'de');
  if (days < 0) return `Der Stichtag war der ${day}. Sie können noch einreichen.`;
  const left = days === 0 ? 'heute' : days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
  return `Stichtag ist der ${day} (${left}).`;
}

function lineOf({ planNumber, name, state, missing }: DueProject): string {
  const said = [
    ...(state === 'returned' ? ['zurückgegeben'] : state === 'inWork' ? ['Entwurf begonnen'] : []),
    ...(missing.length > 0
      ? [`es fehlt: ${missing.map((field) => requirementLabel(field).de).join(', ')}`]
      : []),
  ];
  const title = oneLine([planNumber, name].filter((part) => part !== null && part !== '').join(' '));
  return `- ${title}${said.length > 0 ? ` (${said.join('; ')})` : ''}`;
}
