import type { Day } from '../../../src/kernel/day.js';
import { formatCount } from '../../../src/kernel/format.js';
import { type Language, type Text, text as words } from '../../../src/kernel/text.js';
import { type Block, type Table, yearChart } from '../../../src/reporting/index.js';
import { calendarTable } from '../../shared/calendar-table.js';
import { amount, count, day, figureColumn, text, textColumn } from '../../shared/cells.js';
import { span } from '../../shared/city-profile.js';
import { projectCount } from '../../shared/counted.js';
import { headings } from '../../shared/headings.js';
import type { ListedProject } from '../../shared/listed-projects.js';
import { note, section } from '../../shared/notes.js';
import type { StateReportData } from '../dataset.js';
import { yearSentence } from '../sentences.js';
import { yearTable } from '../sum-tables.js';
import { words as stateWords, tableTitles } from '../words.js';
import type { Inputs } from './inputs.js';

/** When projects begin, how their cost spreads over the years, which end soon, which were extended or withdrawn. */
export function time(data: StateReportData, { language, reckoningDay }: Inputs): Block[] {
  const title = stateWords.costByCalendarYear[language];
  const chart = yearChart(data.spread.calendarYearAndPeriod, title, language);
  return [
    { kind: 'chapter', key: 'time', title: stateWords.time[language], lead: null },
    section('years', tableTitles.year[language], yearSentence(data.sums.year, language)),
    yearTable(data, language),
    section('calendarYears', tableTitles.calendarYear[language], calendarSentence[language]),
    ...(chart === null ? [] : [chart]),
    calendarTable(data.spread.calendarYear, tableTitles.calendarYear, language),
    note(null, stateWords.spread[language]),
    ...ending(data, reckoningDay, language),
    ...moved(data, language),
  ];
}

const calendarSentence = words(
  'Die Beträge der Vorhaben gleichmäßig auf die Tage ihres Zeitraums verteilt. Ein Vorhaben zählt in jedem Jahr, in dem es läuft.',
  'The amounts of the projects spread evenly over the days of their period. A project counts in every year it runs in.',
);
/** The same day a year later, less one day's worth of doubt: 29 February counts as 28. */
const aYearLater = (from: Day): Day =>
  `${Number(from.slice(0, 4)) + 1}${from.slice(4) === '-02-29' ? '-02-28' : from.slice(4)}`;

function ending({ projects, fullNames }: StateReportData, from: Day, language: Language): Block[] {
  const until = aYearLater(from);
  const found = projects
    .filter(({ period: { end } }) => end !== null && end >= from && end <= until)
    .sort((one, other) => compareEnds(one, other));
  const between = span(from, until, language);
  const sentence =
    language === 'de'
      ? found.length === 0
        ? `Kein Vorhaben endet ${between}.`
        : `${projectCount(found.length, 'de')} enden ${between}.`.replace(
            /^1 Vorhaben enden/,
            '1 Vorhaben endet',
          )
      : found.length === 0
        ? `No project ends ${between}.`
        : `${projectCount(found.length, 'en')} ${found.length === 1 ? 'ends' : 'end'} ${between}.`;
  const heading = section('ending', tableTitles.ending[language], sentence);
  return found.length === 0 ? [heading] : [heading, endingTable(found, fullNames, language)];
}

const compareEnds = (one: ListedProject, other: ListedProject): number =>
  `${one.period.end} ${one.reference}` < `${other.period.end} ${other.reference}` ? -1 : 1;

function endingTable(
  projects: readonly ListedProject[],
  fullNames: StateReportData['fullNames'],
  language: Language,
): Table {
  return {
    kind: 'table',
    key: 'ending',
    title: tableTitles.ending[language],
    columns: [
      { key: 'end', heading: headings.end, type: 'day', width: 17, total: 'label' },
      textColumn('reference', headings.reference, 18),
      textColumn('name', headings.name, 68, { verbatim: true }),
      textColumn('place', headings.city, 26, { verbatim: true }),
      figureColumn('totalEligibleCost', headings.cost, 'money', 26),
    ],
    rows: projects.map(({ reference, name, place, period, totalEligibleCost }) => [
      day(period.end),
      text(reference),
      text(name),
      place.kind === 'statewide'
        ? text(stateWords.statewide[language])
        : text(fullNames[place.ags ?? ''] ?? place.name ?? place.sourceText ?? ''),
      amount(totalEligibleCost),
    ]),
    totalLabel: stateWords.total[language],
    dense: true,
  };
}

function moved({ extended, withdrawn }: StateReportData, language: Language): Block[] {
  const nothing = [
    ...(extended.length === 0 ? [extendedSentence(0)[language]] : []),
    ...(withdrawn.length === 0 ? [withdrawnSentence(0)[language]] : []),
  ].join(' ');
  return [
    ...(extended.length === 0
      ? []
      : [
          section('extended', tableTitles.extended[language], extendedSentence(extended.length)[language]),
          extendedTable(extended, language),
        ]),
    ...(withdrawn.length === 0
      ? []
      : [
          section(
            'withdrawn',
            tableTitles.withdrawn[language],
            withdrawnSentence(withdrawn.length)[language],
          ),
          withdrawnTable(withdrawn, language),
        ]),
    ...(nothing === '' ? [] : [section('moved', stateWords.moved[language], nothing)]),
  ];
}

const extendedTable = (extended: StateReportData['extended'], language: Language): Table => ({
  kind: 'table',
  key: 'extended',
  title: tableTitles.extended[language],
  columns: [
    textColumn('reference', headings.reference, 18),
    textColumn('name', headings.name, 70, { verbatim: true }),
    { key: 'before', heading: endBefore, type: 'day', width: 20 },
    { key: 'end', heading: endNow, type: 'day', width: 20 },
    { key: 'times', heading: headings.timesExtended, type: 'count', width: 20 },
  ],
  rows: extended.map(({ reference, name, before, end, times }) => [
    text(reference),
    text(name),
    day(before),
    day(end),
    count(times),
  ]),
  totalLabel: null,
  dense: true,
});

const withdrawnTable = (withdrawn: StateReportData['withdrawn'], language: Language): Table => ({
  kind: 'table',
  key: 'withdrawn',
  title: tableTitles.withdrawn[language],
  columns: [
    textColumn('reference', headings.reference, 18, { total: 'label' }),
    textColumn('name', headings.name, 70, { verbatim: true }),
    { key: 'revision', heading: headings.withdrawnWith, type: 'count', width: 20 },
    figureColumn('totalEligibleCost', headings.cost, 'money', 30),
  ],
  rows: withdrawn.map(({ reference, name, revision, totalEligibleCost }) => [
    text(reference),
    text(name),
    count(revision),
    amount(totalEligibleCost),
  ]),
  totalLabel: stateWords.total[language],
  dense: true,
});

const endBefore = words('Ende zuerst', 'End at first');
const endNow = words('Ende jetzt', 'End now');

const extendedSentence = (number: number): Text =>
  number === 0
    ? words(
        'Bei keinem veröffentlichten Vorhaben liegt das Ende später als in einer früheren Fassung.',
        'No published project ends later than in an earlier version.',
      )
    : words(
        `Bei ${formatCount(number, 'de')} Vorhaben liegt das Ende später als in einer früheren veröffentlichten Fassung.`,
        `${projectCount(number, 'en')} ${number === 1 ? 'ends' : 'end'} later than in an earlier published version.`,
      );

const withdrawnSentence = (number: number): Text =>
  number === 0
    ? words('Kein veröffentlichtes Vorhaben wurde zurückgezogen.', 'No published project was withdrawn.')
    : words(
        `${formatCount(number, 'de')} Vorhaben ${number === 1 ? 'wurde' : 'wurden'} zurückgezogen; in keiner Summe dieses Berichts.`,
        `${projectCount(number, 'en')} ${number === 1 ? 'was' : 'were'} withdrawn; part of no sum of this report.`,
      );
