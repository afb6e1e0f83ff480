import { type AmountSum, type GroupedSums, unionUnknown } from '../../src/aggregates/index.js';
import { formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Bar, Block, Fact, ReportInputs } from '../../src/reporting/index.js';
import type { ReportedPeriod, StateReportData } from './dataset.js';
import { isPlace, shortName } from './group-names.js';
import { derivedNote } from './notes.js';
import type { StateReportParameters } from './parameters.js';
import {
  catalogueSentence,
  citySentence,
  costUnknownSentence,
  projectCount,
  summarySentence,
  yearSentence,
} from './sentences.js';
import { byCost, catalogueTable, cityTable, periodTable, yearTable } from './sum-tables.js';
import { headings, tableTitles, words } from './words.js';
import { yearChart } from './year-chart.js';

type Inputs = ReportInputs<StateReportParameters>;

/** Key figures, then the sums, from where over what for to when. */
export function chapters(data: StateReportData, inputs: Inputs): Block[] {
  return [...summary(data, inputs), ...cities(data, inputs), ...topics(data, inputs)];
}

function summary(data: StateReportData, { language, reckoningDay }: Inputs): Block[] {
  const lead = summarySentence(data, formatDay(reckoningDay, language), language);
  return [
    { kind: 'chapter', key: 'summary', title: words.summary[language], lead },
    { kind: 'keyFigures', figures: keyFigures(data, language) },
    ...yearChart(data, language),
    ...placeBars(data, language),
    periodTable(data, language),
    ...notes(data, language),
  ];
}

/** Stated, derived and unknown Union contributions stand side by side; nowhere is there a sum of them. */
function keyFigures(data: StateReportData, language: Language): Fact[] {
  const { totals, running } = data;
  const { totalEligibleCost, unionContribution, unionContributionDerived } = totals.amounts;
  const projects = (count: number) =>
    language === 'de' ? `bei ${projectCount(count, language)}` : `for ${projectCount(count, language)}`;
  const amount = (key: string, label: string, { cents, known }: AmountSum, derived = false): Fact => ({
    key,
    label,
    value: known === 0 ? null : { type: 'money', cents, derived },
    ...(known === 0 ? {} : { note: projects(known) }),
  });
  const count = (key: string, label: string, number: number, note: string): Fact => ({
    key,
    label,
    value: { type: 'count', count: number },
    ...(note === '' ? {} : { note }),
  });
  return [
    count('projects', words.projects[language], totals.projects, words.running(running)[language]),
    ...placesWithProjects(data, language),
    amount('totalEligibleCost', words.totalEligibleCost[language], totalEligibleCost),
    amount('unionContribution', words.unionStated[language], unionContribution),
    amount('unionContributionDerived', words.unionDerived[language], unionContributionDerived, true),
    count(
      'unionContributionUnknown',
      words.unionUnknown[language],
      unionUnknown(totals),
      words.notZero[language],
    ),
  ];
}

/** Places with projects in the latest period, those of earlier ones beside it: a city may be in several, so never a sum. */
function placesWithProjects({ periods, scope }: StateReportData, language: Language): Fact[] {
  const [latest, ...earlier] = periods.filter(({ places }) => places > 0);
  if (latest === undefined) return [];
  const title = ({ title: names, key }: ReportedPeriod) => names[language] ?? names.de ?? key;
  const others = earlier.map((period) => words.citiesAlsoIn(period.places, title(period))[language]);
  const marked = periods
    .filter(({ programmeCities }) => scope === 'programme' && programmeCities > 0)
    .map((period) => words.programmeCities(period.programmeCities, title(period))[language]);
  const note = [...others, ...marked].join('; ');
  return [
    {
      key: 'placesWithProjects',
      label: words.citiesIn(title(latest))[language],
      value: { type: 'count', count: latest.places },
      ...(note === '' ? {} : { note }),
    },
  ];
}

function cities(data: StateReportData, { language }: Inputs): Block[] {
  return [
    {
      kind: 'chapter',
      key: 'cities',
      title: words.cities[language],
      lead: citySentence(data, language),
    },
    cityTable(data, language),
    ...notes(data, language),
  ];
}

function topics(data: StateReportData, { language }: Inputs): Block[] {
  const { category, guideline } = data.sums;
  return [
    { kind: 'chapter', key: 'topics', title: words.topics[language], lead: null },
    {
      kind: 'section',
      key: 'categories',
      title: tableTitles.category[language],
      sentence: catalogueSentence(category, nouns.category, language),
    },
    ...bars(category, headings.category[language], language),
    catalogueTable(data, 'category', language),
    {
      kind: 'section',
      key: 'guidelines',
      title: tableTitles.guideline[language],
      sentence: catalogueSentence(guideline, nouns.guideline, language),
    },
    ...bars(guideline, headings.guideline[language], language),
    catalogueTable(data, 'guideline', language),
    {
      kind: 'section',
      key: 'years',
      title: tableTitles.year[language],
      sentence: yearSentence(data.sums.year, language),
    },
    yearTable(data, language),
    ...notes(data, language),
  ];
}

const nouns = {
  category: {
    de: ['Interventionskategorie', 'Interventionskategorien'],
    en: ['intervention category', 'intervention categories'],
  },
  guideline: {
    de: ['Förderrichtlinie', 'Förderrichtlinien'],
    en: ['funding guideline', 'funding guidelines'],
  },
} as const;

const mostBars = 10;
/** Fewer than this are compared faster in the table. */
const fewestBars = 3;
const mostPlaces = 6;

function placeBars({ sums }: StateReportData, language: Language): Block[] {
  const places = byCost(sums.city).filter(
    ({ groups, amounts }) => isPlace(groups[0]) && amounts.totalEligibleCost.known > 0,
  );
  if (places.length < fewestBars) return [];
  const shown = places.slice(0, mostPlaces);
  return [
    { kind: 'bars', title: words.largestPlaces(shown.length)[language], bars: shown.map(barOf(language)) },
  ];
}

const barOf =
  (language: Language) =>
  ({ groups, amounts }: GroupedSums): Bar => ({
    label: shortName(groups[0], language),
    cents: amounts.totalEligibleCost.cents,
  });

/** Bars of the largest groups; nothing where there is little to compare. */
function bars(rows: readonly GroupedSums[], what: string, language: Language): Block[] {
  const named = byCost(rows).filter(
    ({ groups, amounts }) => groups[0]?.key != null && amounts.totalEligibleCost.known > 0,
  );
  if (named.length < fewestBars) return [];
  const shown = named.slice(0, mostBars);
  const title = `${words.totalEligibleCost[language]}: ${what}`;
  const of =
    named.length > shown.length
      ? language === 'de'
        ? `, die ${shown.length} größten`
        : `, the ${shown.length} largest`
      : '';
  return [
    {
      kind: 'bars',
      title: title + of,
      bars: shown.map(barOf(language)),
    },
  ];
}

/** What has to be known to read the tables above. */
function notes({ totals }: StateReportData, language: Language): Block[] {
  const { unionContribution, unionContributionDerived } = totals.amounts;
  const kinds = [
    { known: unionContribution.known, name: words.unionStated[language] },
    { known: unionContributionDerived.known, name: words.unionDerived[language] },
    { known: unionUnknown(totals), name: words.unionUnknown[language] },
  ];
  const absent = kinds.filter(({ known }) => known === 0).map(({ name }) => name);
  const unknown = costUnknownSentence(totals, language);
  const partly = [unionContribution, unionContributionDerived].some(
    ({ known }) => known > 0 && known < totals.projects,
  );
  return [
    ...(partly ? [note(null, words.dash[language])] : []),
    ...(unionContributionDerived.known > 0 ? [note('a', derivedNote[language])] : []),
    ...(unknown === '' ? [] : [note(null, unknown)]),
    ...(absent.length === 0 ? [] : [note(null, words.notShown(absent.join('; '))[language])]),
  ];
}

const note = (mark: string | null, text: string): Block => ({ kind: 'note', mark, text });
