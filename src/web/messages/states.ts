import { type Text, text } from '../../kernel/text.js';

/** Words of the switch between states of the registry. */
export const stateMessages = {
  field: text('Stand am Tag oder Registerstand', 'State on a day, or registry revision'),
  example: text('31.10.2026 oder 46', '2026-10-31 or 46'),
  show: text('Stand zeigen', 'Show state'),
  all: text('Alle Registerstände', 'All registry revisions'),
  switcher: text('Stand des Registers', 'State of the registry'),
  banner: text('Früherer Stand', 'Earlier state'),
  toPresent: text('Zum heutigen Stand', 'To the present state'),
  changedSince: text('Was hat sich seitdem geändert?', 'What has changed since?'),
  state: (revision: string, day: string | null): Text =>
    text(
      `Registerstand ${revision}${day === null ? '' : ` vom ${day}`}`,
      `Registry revision ${revision}${day === null ? '' : ` of ${day}`}`,
    ),
  lookingAt: (state: string): Text => text(`Sie sehen den ${state}`, `You are looking at: ${state}`),
  lookingAtDay: (day: string, state: string): Text =>
    text(`Sie sehen den Stand vom ${day} (${state})`, `You are looking at the state of ${day} (${state})`),
  pastText: (day: string): Text =>
    text(
      `Alle Angaben, Namen und Summen stehen so, wie sie damals veröffentlicht waren; was läuft, ist zum ${day} gerechnet.`,
      `All values, names and sums stand as they were published then; what runs is reckoned on ${day}.`,
    ),
  nothingYet: text('Damals war noch nichts veröffentlicht.', 'Nothing was published then.'),
  provisional: (day: string): Text =>
    text(`Der Stand zum ${day} steht noch nicht fest`, `The state of ${day} is not final yet`),
  provisionalText: (state: string): Text =>
    text(
      `Gezeigt wird der neueste ${state}, gerechnet auf diesen Tag. Bis dahin kann noch veröffentlicht werden.`,
      `Shown is the newest one, ${state}, reckoned on that day. More may be published until then.`,
    ),
} as const;
