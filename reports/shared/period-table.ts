import type { Group, GroupedSums, Sums } from '../../src/aggregates/index.js';
import type { Language, Text } from '../../src/kernel/text.js';
import type { Column, Table } from '../../src/reporting/index.js';
import { type Cell, text } from './cells.js';
import { headings } from './headings.js';
import { nameColumn, sumTable, titleOf } from './sum-tables.js';
import { common } from './words.js';

/** Sums by funding period and fund; nothing is added up that the programmes keep apart but the last row. */
export function periodAndFundTable(
  totals: Sums,
  rows: readonly GroupedSums[],
  title: Text,
  language: Language,
): Table {
  const columns: Column[] = [
    { ...nameColumn('periodAndFund', headings.periodAndFund), only: 'reading' },
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
    const names = [titleOf(period, common.unmatched, language), fundName(fund, language)] as const;
    return [text(names.join(', ')), text(names[0]), text(names[1])];
  };
  const naming = { key: 'periodAndFund', title, columns, cells };
  return sumTable(totals, rows, naming, language);
}

const fundName = (fund: Group | undefined, language: Language): string =>
  fund?.code ?? titleOf(fund, common.unmatched, language);
