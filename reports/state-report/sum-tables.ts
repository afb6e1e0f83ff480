import {
  type AmountSum,
  compareRows,
  type Group,
  type GroupedSums,
  unionUnknown,
} from '../../src/aggregates/index.js';
import type { Language, Text } from '../../src/kernel/text.js';
import type { Column, Table, Value } from '../../src/reporting/index.js';
import type { StateReportData } from './dataset.js';
import { headings, tableTitles, words } from './words.js';

type Cell = Value | null | undefined;

/**
 * Sums every table of the report has, beside what names its rows. A kind of Union contribution that no project of the
 * report has takes no room from readers; the data formats always have all three.
 */
function measures({ totals }: StateReportData): readonly Column[] {
  const { unionContribution, unionContributionDerived } = totals.amounts;
  const shownFor = (projects: number) => (projects > 0 ? {} : ({ only: 'data' } as const));
  const column = (key: string, heading: Text, type: 'count' | 'money', width: number): Column => ({
    key,
    heading,
    type,
    width,
    total: 'sum',
    bare: true,
  });
  return [
    column('projects', headings.projects, 'count', 15),
    column('totalEligibleCost', headings.totalEligibleCost, 'money', 27),
    { ...column('totalEligibleCostUnknown', headings.costUnknown, 'count', 13), only: 'data' },
    {
      ...column('unionContribution', headings.unionStated, 'money', 24),
      ...shownFor(unionContribution.known),
    },
    {
      ...column('unionContributionDerived', headings.unionDerived, 'money', 24),
      ...shownFor(unionContributionDerived.known),
    },
    {
      ...column('unionContributionUnknown', headings.unionUnknown, 'count', 18),
      ...shownFor(unionUnknown(totals)),
    },
  ];
}

const labelWidth = 52;
/** Rows from which a table is set tighter; up to forty then fit a page. */
const manyRows = 24;

const money = ({ cents, known }: AmountSum, derived = false): Cell =>
  known === 0 ? { type: 'none' } : { type: 'money', cents, ...(derived ? { derived } : {}) };
const count = (number: number): Value => ({ type: 'count', count: number });
const text = (content: string): Value => ({ type: 'text', text: content });

function measured(sums: GroupedSums): Cell[] {
  const { projects, amounts } = sums;
  return [
    count(projects),
    money(amounts.totalEligibleCost),
    count(projects - amounts.totalEligibleCost.known),
    money(amounts.unionContribution),
    money(amounts.unionContributionDerived, true),
    count(unionUnknown(sums)),
  ];
}

/** Highest cost first, what belongs nowhere last. */
export function byCost(rows: readonly GroupedSums[]): GroupedSums[] {
  const apart = ({ groups: [group] }: GroupedSums) =>
    group?.key === null ? 2 : group?.key === 'landesweit' ? 1 : 0;
  return [...rows].sort((one, other) => {
    if (apart(one) !== apart(other)) return apart(one) - apart(other);
    const [a, b] = [one.amounts.totalEligibleCost.cents, other.amounts.totalEligibleCost.cents];
    if (a !== b) return a > b ? -1 : 1;
    return compareRows(one.groups, other.groups);
  });
}

const titleOf = (group: Group | undefined, otherwise: Text, language: Language): string =>
  group?.key == null ? otherwise[language] : (group.title?.[language] ?? group.key);

interface Naming {
  readonly key: keyof typeof tableTitles;
  readonly columns: readonly Column[];
  readonly cells: (row: GroupedSums) => Cell[];
}

function sumTable(
  data: StateReportData,
  rows: readonly GroupedSums[],
  { key, columns, cells }: Naming,
  language: Language,
): Table {
  return {
    kind: 'table',
    key,
    title: tableTitles[key][language],
    columns: [...columns, ...measures(data)],
    rows: rows.map((row) => [...cells(row), ...measured(row)]),
    totalLabel: words.total[language],
    dense: rows.length > manyRows,
  };
}

/** Sums by place: municipalities, the whole Land, and what was matched to none. */
export function cityTable(data: StateReportData, language: Language): Table {
  const columns: Column[] = [
    { key: 'ags', heading: headings.ags, type: 'text', width: 12, only: 'data' },
    { key: 'city', heading: headings.city, type: 'text', width: labelWidth, total: 'label' },
  ];
  const cells = ({ groups: [group] }: GroupedSums): Cell[] => [
    group?.code == null ? { type: 'none' } : text(group.code),
    text(data.fullNames[group?.key ?? ''] ?? titleOf(group, words.placeUnmatched, language)),
  ];
  return sumTable(data, byCost(data.sums.city), { key: 'city', columns, cells }, language);
}

/** Sums by a catalogue value: code and title in one column for readers, in two for spreadsheets. */
export function catalogueTable(
  data: StateReportData,
  key: 'category' | 'guideline',
  language: Language,
): Table {
  const columns: Column[] = [
    { key, heading: headings[key], type: 'code', width: labelWidth, only: 'reading', total: 'label' },
    { key: 'code', heading: headings.code, type: 'text', width: 12, only: 'data', total: 'label' },
    { key: 'title', heading: headings.title, type: 'text', width: 40, only: 'data' },
  ];
  const cells = ({ groups: [group] }: GroupedSums): Cell[] => {
    const title = titleOf(group, words.unmatched, language);
    return [
      { type: 'code', code: group?.code ?? null, title },
      group?.code == null ? { type: 'none' } : text(group.code),
      text(title),
    ];
  };
  return sumTable(data, byCost(data.sums[key]), { key, columns, cells }, language);
}

/** Sums by funding period and fund; nothing is added up that the programmes keep apart but the last row. */
export function periodTable(data: StateReportData, language: Language): Table {
  const columns: Column[] = [
    {
      key: 'periodAndFund',
      heading: headings.periodAndFund,
      type: 'text',
      width: labelWidth,
      only: 'reading',
      total: 'label',
    },
    {
      key: 'fundingPeriod',
      heading: headings.fundingPeriod,
      type: 'text',
      width: 20,
      only: 'data',
      total: 'label',
    },
    { key: 'fund', heading: headings.fund, type: 'text', width: 20, only: 'data' },
  ];
  const cells = ({ groups: [period, fund] }: GroupedSums): Cell[] => {
    const names = [titleOf(period, words.unmatched, language), fundName(fund, language)] as const;
    return [text(names.join(', ')), text(names[0]), text(names[1])];
  };
  return sumTable(data, data.sums.periodAndFund, { key: 'periodAndFund', columns, cells }, language);
}

const fundName = (fund: Group | undefined, language: Language): string =>
  fund?.code ?? titleOf(fund, words.unmatched, language);

/** Sums by the year in which projects begin. */
export function yearTable(data: StateReportData, language: Language): Table {
  const columns: Column[] = [
    { key: 'year', heading: headings.year, type: 'text', width: labelWidth, total: 'label' },
  ];
  const cells = ({ groups: [year] }: GroupedSums): Cell[] => [
    text(titleOf(year, words.yearUnknown, language)),
  ];
  return sumTable(data, data.sums.year, { key: 'year', columns, cells }, language);
}
