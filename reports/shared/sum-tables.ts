import {
  compareRows,
  type Group,
  type GroupedSums,
  type Sums,
  unionUnknown,
} from '../../src/aggregates/index.js';
import type { Language, Text } from '../../src/kernel/text.js';
import type { Column, Table, Value } from '../../src/reporting/index.js';
import { type Cell, count, figureColumn, money, none, text } from './cells.js';
import { headings } from './headings.js';
import { common } from './words.js';

/**
 * Sums every table has, beside what names its rows. A kind of Union contribution that no project has takes no room from
 * readers; the data formats always have all three.
 */
function measures(totals: Sums): readonly Column[] {
  const { unionContribution, unionContributionDerived } = totals.amounts;
  const shownFor = (projects: number) => (projects > 0 ? {} : ({ only: 'data' } as const));
  return [
    figureColumn('projects', headings.projects, 'count', 17),
    figureColumn('totalEligibleCost', headings.totalEligibleCost, 'money', 28),
    { ...figureColumn('totalEligibleCostUnknown', headings.costUnknown, 'count', 13), only: 'data' },
    {
      ...figureColumn('unionContribution', headings.unionStated, 'money', 24),
      ...shownFor(unionContribution.known),
    },
    {
      ...figureColumn('unionContributionDerived', headings.unionDerived, 'money', 24),
      ...shownFor(unionContributionDerived.known),
    },
    {
      ...figureColumn('unionContributionUnknown', headings.unionUnknown, 'count', 18),
      ...shownFor(unionUnknown(totals)),
    },
  ];
}

const labelWidth = 52;
/** Titles of the catalogue are long. */
const titleWidth = 56;
/** Rows from which a table is set tighter; up to forty then fit a page. */
const manyRows = 24;

function measured(sums: Sums): Value[] {
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

export const titleOf = (group: Group | undefined, otherwise: Text, language: Language): string =>
  group?.key == null ? otherwise[language] : (group.title?.[language] ?? group.key);

/** What names the rows of a table of sums. */
export interface Naming<Row extends Sums> {
  readonly key: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  readonly cells: (row: Row) => Cell[];
}

/** A table of sums; `totals` are those of the report, so that every table has the same columns. */
export function sumTable<Row extends Sums>(
  totals: Sums,
  rows: readonly Row[],
  { key, title, columns, cells }: Naming<Row>,
  language: Language,
): Table {
  return {
    kind: 'table',
    key,
    title: title[language],
    columns: [...columns, ...measures(totals)],
    rows: rows.map((row) => [...cells(row), ...measured(row)]),
    totalLabel: common.total[language],
    dense: rows.length > manyRows,
  };
}

/** The column of names of a table whose rows have one each. */
export const nameColumn = (key: string, heading: Text): Column => ({
  key,
  heading,
  type: 'text',
  width: labelWidth,
  total: 'label',
});

/** A table of sums whose rows have a name and nothing else. */
export const namedTable = (
  totals: Sums,
  rows: readonly GroupedSums[],
  what: { readonly key: string; readonly title: Text; readonly heading: Text; readonly otherwise: Text },
  language: Language,
): Table =>
  sumTable(
    totals,
    rows,
    {
      key: what.key,
      title: what.title,
      columns: [nameColumn(what.key, what.heading)],
      cells: ({ groups: [group] }) => [text(titleOf(group, what.otherwise, language))],
    },
    language,
  );

/** The same for rows that overlap: the last one says what they come to when everything counts once. */
export function overlappingTable(
  totals: Sums,
  rows: readonly GroupedSums[],
  what: Parameters<typeof namedTable>[2] & { readonly total: Text },
  language: Language,
): Table {
  const totalLabel = what.total[language];
  return {
    ...namedTable(totals, rows, what, language),
    totalLabel,
    wholes: [text(totalLabel), ...measured(totals)],
  };
}

/** Sums by a catalogue value: code and title in one column for readers, in two for spreadsheets. */
export function catalogueTable(
  totals: Sums,
  rows: readonly GroupedSums[],
  what: { readonly key: string; readonly title: Text; readonly heading: Text },
  language: Language,
): Table {
  const { key, title, heading } = what;
  const columns: Column[] = [
    { key, heading, type: 'code', width: titleWidth, only: 'reading', total: 'label' },
    { key: 'code', heading: headings.code, type: 'text', width: 12, only: 'data', total: 'label' },
    { key: 'title', heading: headings.title, type: 'text', width: 40, only: 'data' },
  ];
  const cells = ({ groups: [group] }: GroupedSums): Cell[] => {
    const named = titleOf(group, common.unmatched, language);
    return [
      // Where the catalogue has no title, the code is said once.
      { type: 'code', code: group?.code ?? null, title: named === group?.code ? null : named },
      group?.code == null ? none : text(group.code),
      text(named),
    ];
  };
  return sumTable(totals, byCost(rows), { key, title, columns, cells }, language);
}
