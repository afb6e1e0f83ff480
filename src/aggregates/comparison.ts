import type { ApiRow, ApiRows } from './answer.js';
import { type ApiSums, differenceOf, toApiSums } from './api-sums.js';
import { compareRows, type Group } from './dimensions.js';
import type { Measure } from './schemas.js';
import { noSums } from './sums.js';

/** What a row or the totals say about the state compared with. */
export const comparison = (now: ApiSums, then: ApiSums) => ({
  compared: then,
  difference: differenceOf(now, then),
});

/** Every group of either state; what is missing in one of them is nothing there. */
export function comparedRows(now: ApiRows, then: ApiRows, chosen: readonly Measure[]): ApiRow[] {
  const nothing = toApiSums(noSums, chosen, { totals: noSums, inhabitants: null });
  const nameOf = (groups: readonly Group[]) => JSON.stringify(groups.map(({ key }) => key));
  const found = new Map(then.rows.map(({ groups, row }) => [nameOf(groups), { groups, row }]));
  const rows = now.rows.map(({ groups, row }) => {
    const before = found.get(nameOf(groups));
    found.delete(nameOf(groups));
    return { groups, row: { ...row, ...comparison(measured(row), before ? measured(before.row) : nothing) } };
  });
  const gone = [...found.values()].map(({ groups, row }) => ({
    groups,
    row: { ...row, ...nothing, ...comparison(nothing, measured(row)) },
  }));
  return [...rows, ...gone].sort((one, other) => compareRows(one.groups, other.groups)).map(({ row }) => row);
}

/** The measures of a row without its groups. */
function measured(row: ApiRow): ApiSums {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => typeof value !== 'object' || value === null),
  ) as ApiSums;
}
