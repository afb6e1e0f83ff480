import { csvTable } from '../platform/spreadsheet/csv-table.js';
import type { TableColumn } from '../platform/spreadsheet/table.js';
import type { IndicatorSum } from './sums.js';

const number = (heading: string): TableColumn => ({ heading, type: 'count', width: 12 });

const columns: readonly TableColumn[] = [
  { heading: 'group', type: 'code', width: 14 },
  { heading: 'fundingPeriod', type: 'code', width: 12 },
  { heading: 'code', type: 'code', width: 10 },
  { heading: 'title', type: 'text', width: 60 },
  { heading: 'year', type: 'code', width: 8 },
  ...['projects', 'planned', 'reached', 'women', 'men', 'nonBinary', 'withheld'].map(number),
];

/** The sums as CSV after RFC 4180: what is unknown or withheld is empty, the year of a sum over all years too. */
export function sumsCsv(sums: readonly IndicatorSum[]): Buffer {
  const csv = csvTable(columns, 'rfc4180');
  const rows = sums.map((sum) => [
    sum.group,
    sum.fundingPeriod,
    sum.code,
    sum.title?.de ?? sum.name,
    sum.year === null ? null : String(sum.year),
    sum.projects,
    sum.planned,
    sum.reached,
    sum.women,
    sum.men,
    sum.nonBinary,
    sum.withheld,
  ]);
  return Buffer.concat([Buffer.from(csv.head), Buffer.from(csv.lines(rows))]);
}
