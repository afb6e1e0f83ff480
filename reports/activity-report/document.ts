import { hoursWords, totalsOf } from '../../src/activity/index.js';
import { topicWords } from '../../src/consultations/index.js';
import { eventKindWords } from '../../src/events/index.js';
import { formatCount, formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type {
  Block,
  ReportDocument,
  ReportInputs,
  ReportSettings,
  Table,
} from '../../src/reporting/index.js';
import { cityName } from '../../src/web/index.js';
import { count, day, figureColumn, text, textColumn } from '../shared/cells.js';
import { note, section } from '../shared/notes.js';
import { registerState } from '../shared/words.js';
import type { ActivityData } from './dataset.js';
import type { ActivityParameters } from './parameters.js';
import { words } from './words.js';

const path = '/servicestelle/taetigkeit';

/** Four numbers, then cities by year, topics, events. */
export function activityDocument(
  data: ActivityData,
  { language }: ReportInputs<ActivityParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { year } = data.activity;
  const period = year === null ? words.allYears[language] : String(year);
  const address = `${settings.publicUrl.replace(/^https?:\/\//, '')}${path}${year === null ? '' : `?year=${year}`}`;
  return {
    language,
    textLanguage: 'de',
    kindTitle: words.kind[language],
    context: [period],
    title: words.title[language],
    lead: period,
    subject: words.purpose[language],
    blocks: blocksOf(data, language),
    colophon: [],
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: registerState(formatCount(data.revision, language), formatDay(data.readOn, language))[
      language
    ],
    path,
    address,
    date: data.readOn,
    onePage: false,
  };
}

function blocksOf({ activity }: ActivityData, language: Language): Block[] {
  const totals = totalsOf(activity);
  return [
    {
      kind: 'keyFigures',
      figures: [
        {
          ...{ key: 'answered', label: words.answered[language], value: count(totals.answered) },
          note: words.ofAsked(totals.asked)[language],
        },
        { key: 'minutes', label: words.effort[language], value: text(hoursWords(totals.minutes)) },
        {
          ...{ key: 'attended', label: words.attendances[language], value: count(totals.attended) },
          note: words.atEvents(totals.events)[language],
        },
      ],
    },
    section('byCity', words.byCity[language], words.citySentence[language]),
    citiesTable(activity, language),
    ...(activity.topics.length === 0
      ? []
      : [
          section('byTopic', words.byTopic[language], words.topicSentence[language]),
          topicsTable(activity, language),
        ]),
    ...(activity.events.length === 0
      ? []
      : [
          section('held', words.eventsHeld[language], words.heldSentence(totals.events)[language]),
          eventsTable(activity, language),
        ]),
    ...(totals.uncounted === 0 ? [] : [note(null, words.uncounted(totals.uncounted)[language])]),
    ...(activity.withoutMinutes === 0
      ? []
      : [note(null, words.withoutMinutes(activity.withoutMinutes)[language])]),
    note(null, words.method[language]),
  ];
}

type Activity = ActivityData['activity'];

const citiesTable = ({ cities }: Activity, language: Language): Table => ({
  kind: 'table',
  key: 'cities',
  title: words.byCity[language],
  columns: [
    textColumn('city', words.city, 50, { total: 'label' }),
    textColumn('year', words.year, 16),
    figureColumn('asked', words.asked, 'count', 24),
    figureColumn('answered', words.ofThemAnswered, 'count', 24),
    figureColumn('minutes', words.minutes, 'count', 24),
    figureColumn('attended', words.attendances, 'count', 24),
  ],
  rows: cities.map(({ cityAgs, year, asked, answered, minutes, attended }) => [
    text(cityAgs === null ? words.noCity[language] : cityName(cityAgs)),
    text(String(year)),
    ...[asked, answered, minutes, attended].map(count),
  ]),
  totalLabel: words.total[language],
});

const topicsTable = ({ topics }: Activity, language: Language): Table => ({
  kind: 'table',
  key: 'topics',
  title: words.byTopic[language],
  columns: [
    textColumn('topic', words.topic, 60, { total: 'label' }),
    figureColumn('asked', words.asked, 'count', 24),
    figureColumn('answered', words.ofThemAnswered, 'count', 24),
    figureColumn('minutes', words.minutes, 'count', 24),
  ],
  rows: topics.map(({ topic, asked, answered, minutes }) => [
    text(topicWords[topic][language]),
    ...[asked, answered, minutes].map(count),
  ]),
  totalLabel: words.total[language],
});

const eventsTable = ({ events }: Activity, language: Language): Table => ({
  kind: 'table',
  key: 'events',
  title: words.eventsHeld[language],
  columns: [
    textColumn('event', words.event, 70, { total: 'label', verbatim: true }),
    textColumn('kind', words.eventKind, 34),
    { key: 'day', heading: words.day, type: 'day', width: 22 },
    figureColumn('registered', words.registered, 'count', 24),
    figureColumn('attended', words.attended, 'count', 24),
  ],
  rows: events.map(({ title, kind, heldOn, registered, attended }) => [
    text(title),
    text(eventKindWords[kind][language]),
    day(heldOn),
    count(registered),
    attended === null ? null : count(attended),
  ]),
  totalLabel: words.total[language],
});
