import type { GroupedSums } from '../../src/aggregates/index.js';
import { type Language, type Text, text as words } from '../../src/kernel/text.js';
import type { Column, Table } from '../../src/reporting/index.js';
import { type Cell, figureColumn, money, none, text } from '../shared/cells.js';
import { titleOf } from '../shared/sum-tables.js';
import { common } from '../shared/words.js';
import type { ComparisonData } from './dataset.js';

interface Breakdown {
  readonly key: string;
  readonly title: Text;
  readonly heading: Text;
  /** Where a project stands in several rows: the sums of the cities, for a last row that counts each project once. */
  readonly wholes?: { readonly label: Text; readonly otherwise: Text; readonly rows: readonly GroupedSums[] };
}

/** Cities whose amounts stand beside each other on a page, with one more column for all of them. */
const mostBeside = 5;

/**
 * Cost by a catalogue value and city: one column per city and one for all of them. People get several tables where the
 * cities are too many for the width of a page; data have them in one.
 */
export function crossTables(
  { cities }: ComparisonData,
  rows: readonly GroupedSums[],
  what: Breakdown,
  language: Language,
): Table[] {
  const whole = crossTable({ cities, hasAll: true }, rows, what, language);
  if (cities.length <= mostBeside) return [whole];
  const half = Math.ceil(cities.length / 2);
  const parts = [cities.slice(0, half), cities.slice(half)].map((some, index): Table => {
    const table = crossTable({ cities: some, hasAll: index === 1 }, rows, what, language);
    return { ...table, key: `${what.key}Part${index + 1}`, only: 'reading' };
  });
  return [{ ...whole, only: 'data' }, ...parts];
}

interface Shown {
  readonly cities: ComparisonData['cities'];
  /** Whether a last column has all cities of the report together. */
  readonly hasAll: boolean;
}

function crossTable(
  { cities, hasAll }: Shown,
  rows: readonly GroupedSums[],
  { key, title, heading, wholes }: Breakdown,
  language: Language,
): Table {
  const named = new Map(rows.map(({ groups: [group] }) => [group?.key ?? null, group]));
  const columns: Column[] = [
    { key, heading, type: 'text', width: 44, total: 'label' },
    ...cities.map((city) =>
      figureColumn(`cost${city.ags}`, words(`${city.name} (€)`, `${city.name} (€)`), 'money', 26),
    ),
    ...(hasAll ? [figureColumn('all', words('alle (€)', 'all (€)'), 'money', 26)] : []),
  ];
  const cells = [...named].map(([wanted, group]): Cell[] => {
    const own = rows.filter(({ groups }) => (groups[0]?.key ?? null) === wanted);
    // A period's code is its title once more.
    const code = group?.code == null || key === 'period' ? '' : `${group.code} `;
    return [
      text(code + titleOf(group, wholes?.otherwise ?? common.unmatched, language)),
      ...cities.map(({ ags }) => costIn(own.filter(({ groups }) => groups[1]?.key === ags))),
      ...(hasAll ? [costIn(own)] : []),
    ];
  });
  return {
    kind: 'table',
    key,
    title: title[language],
    columns,
    rows: cells,
    totalLabel: (wholes?.label ?? common.total)[language],
    ...(wholes === undefined
      ? {}
      : {
          wholes: [
            text(wholes.label[language]),
            ...cities.map(({ ags }) => costIn(wholes.rows.filter(({ groups }) => groups[0]?.key === ags))),
            ...(hasAll ? [costIn(wholes.rows)] : []),
          ].map((cell) => cell ?? undefined),
        }),
    dense: true,
  };
}

/** A dash where no project has a cost. */
function costIn(rows: readonly GroupedSums[]): Cell {
  const known = rows.reduce((sum, { amounts }) => sum + amounts.totalEligibleCost.known, 0);
  const cents = rows.reduce((sum, { amounts }) => sum + amounts.totalEligibleCost.cents, 0n);
  return known === 0 ? none : money({ cents, known });
}
