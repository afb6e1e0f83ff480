import type { Day } from '../../../src/kernel/day.js';
import { formatDay } from '../../../src/kernel/format.js';
import { text as both, type Language, type Text } from '../../../src/kernel/text.js';
import type { Block } from '../../../src/reporting/index.js';
import { headings } from '../headings.js';
import { note, section } from '../notes.js';
import { type Bookings, flowChapter } from './bookings.js';
import type { FlowGroup } from './flow-groups.js';
import { type FlowLine, type FlowOf, flowLine, flowYears, grantFrame } from './flow-line.js';
import { flowTable, stepsTable, yearsTable } from './flow-tables.js';
import { flowWords as words } from './words.js';

export interface FlowChapter {
  readonly of: FlowOf;
  /** Null leaves the chapter out: whoever reads may not know what is booked, or did not ask. */
  readonly bookings: Bookings | null;
  readonly reckoningDay: Day;
  /** Groups by place; none in a report of one city. */
  readonly cities: readonly FlowGroup[];
  readonly areas: readonly FlowGroup[];
  readonly plans: readonly FlowGroup[];
}

/** The whole way of the grant from framework to rest: in all, by place, area and plan, by budget year. */
export function flowBlocks(
  { of, bookings, reckoningDay, cities, areas, plans }: FlowChapter,
  language: Language,
): Block[] {
  if (bookings === null) return [];
  const line = flowLine(of, bookings);
  const day = both(formatDay(reckoningDay, 'de'), formatDay(reckoningDay, 'en'));
  const years = flowYears(of, bookings);
  const grouped = (key: 'city' | 'area' | 'plan', heading: Text, groups: readonly FlowGroup[]): Block[] =>
    groups.length === 0
      ? []
      : [
          section(`flowBy-${key}`, words.tables[key][language], words.sentences[key][language]),
          flowTable(
            { key: `flowBy-${key}`, title: words.tables[key], heading, column: key, groups },
            bookings,
            language,
          ),
        ];
  return [
    { kind: 'chapter', key: flowChapter, title: words.chapter[language], lead: words.internal[language] },
    section(
      'flow',
      words.tables.steps[language],
      words.bookedSentence(line.booked, line.projects, day)[language],
    ),
    ...flowBars(line, language),
    stepsTable(line, of, { key: 'flow', isOpen: false }, language),
    ...frameNotes(of, language),
    section('flowByYear', words.tables.year[language], words.sentences.year[language]),
    yearsTable(years, { key: 'flowByYear', title: words.tables.year, isOpen: false }, language),
    note(null, words.notBooked[language]),
    note(null, words.sumsMean[language]),
    ...grouped('city', headings.city, cities),
    ...grouped('area', headings.area, areas),
    ...grouped('plan', words.columns.plan, plans),
  ];
}

/** Frameworks that do not count grants are no part of any sum here. */
export function frameNotes({ plans }: Pick<FlowOf, 'plans'>, language: Language): Block[] {
  const others = plans.filter((plan) => plan.framework.length > 0 && grantFrame(plan) === null).length;
  return others === 0 ? [] : [note(null, words.otherFrames(others)[language])];
}

const barSteps = ['framework', 'planned', 'approved', 'called', 'paid', 'accepted'] as const;

const oneMillion = 100_000_000n;

/** Steps beside each other; those of which nothing is known have no bar. */
export function flowBars(line: FlowLine, language: Language): Block[] {
  const known = barSteps.filter((step) => line[step].known > 0);
  if (known.length < 3) return [];
  return [
    {
      kind: 'bars',
      title: words.barsTitle[language],
      bars: known.map((step) => ({ label: words.steps[step][language], cents: line[step].cents })),
      ...(known.every((step) => line[step].cents < oneMillion) ? { unit: 'euros' as const } : {}),
    },
  ];
}
