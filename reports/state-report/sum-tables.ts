import { type AmountSum, type Group, type GroupedSums, unionUnknown } from '../../src/aggregates/index.js';
import type { Language, Text } from '../../src/kernel/text.js';
import type { Column, Table, Value } from '../../src/reporting/index.js';
import type { StateReportData } from './dataset.js';
import { headings, tableTitles, words } from './words.js';

type Cell = Value | null | undefined;

/** Sums every table of the report has, beside what names its rows. */
const measures: readonly Column[] = [
  { key: 'projects', heading: headings.projects, type: 'count', width: 15, total: 'sum' },
  {
    key: 'totalEligibleCost',
    heading: headings.totalEligibleCost,
    type: 'money',
    width: 27,
    total: 'sum',
    bare: true,
  },
  {
    key: 'totalEligibleCostUnknown',
    heading: headings.costUnknown,
    type: 'count',
    width: 15,
    total: 'sum',
    only: 'data',
  },
  {
    key: 'unionContribution',
    heading: headings.unionStated,
    type: 'money',
    width: 25,
    total: 'sum',
    bare: true,
  },
  {
    key: 'unionContributionDerived',
    heading: headings.unionDerived,
    type: 'money',
    width: 26,
    total: 'sum',
    bare: true,
  },
  { key: 'unionContributionUnknown', heading: headings.unionUnknown, type: 'count', width: 15, total: 'sum' },
];

const labelWidth = 50;

const money = ({ cents, known }: AmountSum, derived = false): Cell =>
  known === 0 ? undefined : { type: 'money', cents, ...(derived ? { derived } : {}) };
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
    return (one.groups[0]?.order ?? 0) - (other.groups[0]?.order ?? 0);
  });
}

const titleOf = (group: Group | undefined, otherwise: Text, language: Language): string =>
  group?.key == null ? otherwise[language] : (group.title?.[language] ?? group.key);

interface Naming {
  readonly key: keyof typeof tableTitles;
  readonly columns: readonly Column[];
  readonly cells: (row: GroupedSums) => Cell[];
}

function sumTable(rows: readonly GroupedSums[], { key, columns, cells }: Naming, language: Language): Table {
  return {
    kind: 'table',
    key,
    title: tableTitles[key][language],
    columns: [...columns, ...measures],
    rows: rows.map((row) => [...cells(row), ...measured(row)]),
    totalLabel: words.total[language],
  };
}

/** Sums by place: municipalities, the whole Land, and what was matched to none. */
export function cityTable({ sums }: StateReportData, language: Language): Table {
  const columns: Column[] = [
    { key: 'ags', heading: headings.ags, type: 'text', width: 12, only: 'data' },
    { key: 'city', heading: headings.city, type: 'text', width: labelWidth, total: 'label' },
  ];
  const cells = ({ groups: [group] }: GroupedSums): Cell[] => [
    group?.code == null ? undefined : text(group.code),
    text(titleOf(group, words.placeUnmatched, language)),
  ];
  return sumTable(byCost(sums.city), { key: 'city', columns, cells }, language);
}

/** Sums by a catalogue value: code and title in one column for readers, in two for spreadsheets. */
export function catalogueTable(
  rows: readonly GroupedSums[],
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
      group?.code == null ? undefined : text(group.code),
      text(title),
    ];
  };
  return sumTable(byCost(rows), { key, columns, cells }, language);
}

/** Sums by funding period and fund; nothing is added up that the programmes keep apart but the last row. */
export function periodTable({ sums }: StateReportData, language: Language): Table {
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
  return sumTable(sums.periodAndFund, { key: 'periodAndFund', columns, cells }, language);
}

const fundName = (fund: Group | undefined, language: Language): string =>
  fund?.code ?? titleOf(fund, words.unmatched, language);

/** Sums by the year in which projects begin. */
export function yearTable({ sums }: StateReportData, language: Language): Table {
  const columns: Column[] = [
    { key: 'year', heading: headings.year, type: 'text', width: labelWidth, total: 'label' },
  ];
  const cells = ({ groups: [year] }: GroupedSums): Cell[] => [
    text(titleOf(year, words.yearUnknown, language)),
  ];
  return sumTable(sums.year, { key: 'year', columns, cells }, language);
}
