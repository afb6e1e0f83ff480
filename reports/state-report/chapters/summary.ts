import { type AmountSum, unionUnknown } from '../../../src/aggregates/index.js';
import { formatDay } from '../../../src/kernel/format.js';
import type { Language } from '../../../src/kernel/text.js';
import { type Block, type Fact, yearChart } from '../../../src/reporting/index.js';
import { placeBars } from '../../shared/bars.js';
import { sumFact } from '../../shared/cells.js';
import { projectCount } from '../../shared/counted.js';
import { amountNotes } from '../../shared/notes.js';
import type { ReportedPeriod, StateReportData } from '../dataset.js';
import { summarySentence } from '../sentences.js';
import { periodTable } from '../sum-tables.js';
import { words } from '../words.js';
import type { Inputs } from './inputs.js';

/** The whole report on one page. */
export function summary(data: StateReportData, { language, reckoningDay }: Inputs): Block[] {
  const chart = yearChart(data.sums.yearAndPeriod, words.costByYear[language], language);
  const lead = summarySentence(data, formatDay(reckoningDay, language), language);
  return [
    { kind: 'chapter', key: 'summary', title: words.summary[language], lead },
    { kind: 'keyFigures', figures: keyFigures(data, language) },
    ...(chart === null ? [] : [chart]),
    ...placeBars(data.sums.city, language),
    periodTable(data, language),
    ...amountNotes(data.totals, language),
  ];
}

/** Stated, derived and unknown Union contributions stand side by side; nowhere is there a sum of them. */
function keyFigures(data: StateReportData, language: Language): Fact[] {
  const { totals, running } = data;
  const { totalEligibleCost, unionContribution, unionContributionDerived } = totals.amounts;
  const projects = (count: number) =>
    language === 'de' ? `bei ${projectCount(count, language)}` : `for ${projectCount(count, language)}`;
  const amount = (key: string, label: string, sum: AmountSum, derived = false): Fact =>
    sumFact(key, label, sum, projects(sum.known), derived);
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
