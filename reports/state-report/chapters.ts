import { type AmountSum, type GroupedSums, unionUnknown } from '../../src/aggregates/index.js';
import { formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block, Fact, ReportInputs } from '../../src/reporting/index.js';
import type { ProgrammePeriod, StateReportData } from './dataset.js';
import { shortName } from './group-names.js';
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
    ...bars(data.sums.category, headings.category[language], language),
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
    ...programmeCities(data, language),
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

/** Programme cities of the latest period, those of earlier ones beside it: a city may be in several, so never a sum. */
function programmeCities({ periods }: StateReportData, language: Language): Fact[] {
  const [latest, ...earlier] = periods;
  if (latest === undefined) return [];
  const title = ({ title: names, key }: ProgrammePeriod) => names[language] ?? names.de ?? key;
  const others = earlier.map((period) => words.citiesInPeriod(period.cities, title(period))[language]);
  return [
    {
      key: 'programmeCities',
      label: words.programmeCities(title(latest))[language],
      value: { type: 'count', count: latest.cities },
      ...(others.length === 0 ? {} : { note: others.join(', ') }),
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
    catalogueTable(category, 'category', language),
    {
      kind: 'section',
      key: 'guidelines',
      title: tableTitles.guideline[language],
      sentence: catalogueSentence(guideline, nouns.guideline, language),
    },
    ...bars(guideline, headings.guideline[language], language),
    catalogueTable(guideline, 'guideline', language),
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

/** Bars of the largest groups; nothing where there is nothing to compare. */
function bars(rows: readonly GroupedSums[], what: string, language: Language): Block[] {
  const named = byCost(rows).filter(
    ({ groups, amounts }) => groups[0]?.key != null && amounts.totalEligibleCost.known > 0,
  );
  if (named.length < 2) return [];
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
      bars: shown.map(({ groups, amounts }) => ({
        label: shortName(groups[0], language),
        cents: amounts.totalEligibleCost.cents,
      })),
    },
  ];
}

/** What has to be known to read the tables above. */
function notes({ totals }: StateReportData, language: Language): Block[] {
  const derived = totals.amounts.unionContributionDerived.known > 0;
  const unknown = costUnknownSentence(totals, language);
  return [
    ...(derived ? [{ kind: 'note', mark: 'a', text: derivedNote[language] } as const] : []),
    ...(unknown === '' ? [] : [{ kind: 'note', mark: null, text: unknown } as const]),
  ];
}
