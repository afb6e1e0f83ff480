import type { GroupedSums } from '../../src/aggregates/index.js';
import { type Language, type Text, text as words } from '../../src/kernel/text.js';
import type { Table } from '../../src/reporting/index.js';
import { count, figureColumn, money, text, textColumn } from './cells.js';
import { headings } from './headings.js';
import { titleOf } from './sum-tables.js';
import { common } from './words.js';

const periodUnknown = words('Zeitraum unvollständig', 'period incomplete');

/** Amounts by calendar year, spread over the days of each project; a project counts in every year it runs in. */
export function calendarTable(rows: readonly GroupedSums[], title: Text, language: Language): Table {
  const some = (known: (row: GroupedSums) => number) =>
    rows.some((row) => known(row) > 0) ? {} : ({ only: 'data' } as const);
  return {
    kind: 'table',
    key: 'calendarYear',
    title: title[language],
    columns: [
      textColumn('calendarYear', headings.calendarYear, 34, { total: 'label' }),
      { key: 'running', heading: headings.runningIn, type: 'count', width: 26 },
      figureColumn('totalEligibleCost', headings.costSpread, 'money', 34),
      {
        ...figureColumn('unionContribution', headings.statedSpread, 'money', 32),
        ...some(({ amounts }) => amounts.unionContribution.known),
      },
      {
        ...figureColumn('unionContributionDerived', headings.derivedSpread, 'money', 32),
        ...some(({ amounts }) => amounts.unionContributionDerived.known),
      },
    ],
    rows: rows.map(({ groups: [year], projects, amounts }) => [
      text(titleOf(year, periodUnknown, language)),
      count(projects),
      money(amounts.totalEligibleCost),
      money(amounts.unionContribution),
      money(amounts.unionContributionDerived, true),
    ]),
    totalLabel: common.total[language],
  };
}
