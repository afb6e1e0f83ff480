import type { Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { error } from '../kernel/said-finding.js';

/** What the rules look at of a board. */
export interface RuledBoard {
  readonly areas: readonly string[];
  readonly meetings: readonly { readonly on: Day; readonly decisions: readonly unknown[] }[];
}

/** What is to be said about a board: its areas exist, and nothing was decided in the future. */
export const checkBoard = (
  { areas, meetings }: RuledBoard,
  known: { readonly today: Day; readonly areas: ReadonlySet<string> },
): Finding[] => [
  ...(areas.every((area) => known.areas.has(area))
    ? []
    : [
        error({
          code: 'unknown_value',
          field: 'areas',
          reason: ['Ein Gebiet gibt es in dieser Stadt nicht.', 'An area is none of this city.'],
          remedy: ['Wählen Sie aus der Liste.', 'Choose from the list.'],
        }),
      ]),
  ...meetings.flatMap(({ on, decisions }, index) =>
    on <= known.today || decisions.length === 0
      ? []
      : [
          error({
            code: 'decided_in_future',
            field: `meetings.${index}.on`,
            reason: [
              'Die Sitzung liegt in der Zukunft und hat schon Beschlüsse.',
              'The meeting is in the future and has decisions already.',
            ],
            remedy: ['Prüfen Sie den Tag.', 'Check the day.'],
          }),
        ],
  ),
];
