import type { GroupedSums } from '../../src/aggregates/index.js';
import type { Language } from '../../src/kernel/text.js';
import type { Column, Table } from '../../src/reporting/index.js';
import { type Cell, none, text } from '../shared/cells.js';
import { headings } from '../shared/headings.js';
import { periodAndFundTable } from '../shared/period-table.js';
import { byCost, nameColumn, namedTable, sumTable, titleOf } from '../shared/sum-tables.js';
import { common } from '../shared/words.js';
import type { StateReportData } from './dataset.js';
import { tableTitles } from './words.js';

/** Sums by place: municipalities, the whole Land, and what was matched to none. */
export function cityTable({ totals, sums, fullNames }: StateReportData, language: Language): Table {
  const columns: Column[] = [
    { key: 'ags', heading: headings.ags, type: 'text', width: 12, only: 'data' },
    nameColumn('city', headings.city),
  ];
  const cells = ({ groups: [group] }: GroupedSums): Cell[] => [
    group?.code == null ? none : text(group.code),
    text(fullNames[group?.key ?? ''] ?? titleOf(group, common.placeUnmatched, language)),
  ];
  const naming = { key: 'city', title: tableTitles.city, columns, cells };
  return sumTable(totals, byCost(sums.city), naming, language);
}

/** Sums by funding period and fund. */
export const periodTable = ({ totals, sums }: StateReportData, language: Language): Table =>
  periodAndFundTable(totals, sums.periodAndFund, tableTitles.periodAndFund, language);

/** Sums by the year in which projects begin. */
export const yearTable = ({ totals, sums }: StateReportData, language: Language): Table =>
  namedTable(
    totals,
    sums.year,
    { key: 'year', title: tableTitles.year, heading: headings.year, otherwise: common.yearUnknown },
    language,
  );
