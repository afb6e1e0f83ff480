import type { Text } from '../kernel/text.js';
import { knownCount } from './implementation.js';
import type { Indicators } from './rules/known-indicators.js';
import type { ShownImplementation, ShownYear } from './withheld.js';

/** An implementation with what it is summed up to. */
export interface Summed {
  readonly reference: string;
  readonly cityAgs: string;
  /** Reference of the plan its project belongs to; null where no plan names it. */
  readonly plan: string | null;
  readonly shown: ShownImplementation;
}

/** What one indicator comes to, in a year or in all of them. */
export interface IndicatorSum {
  /** City or plan it is of; null for the whole Land, and for projects of no plan. */
  readonly group: string | null;
  readonly fundingPeriod: string;
  readonly code: string | null;
  /** As the catalogue says it; null for one of its own. */
  readonly title: Text | null;
  readonly name: string | null;
  /** Null: all years. */
  readonly year: number | null;
  readonly projects: number;
  readonly planned: number | null;
  readonly reached: number | null;
  readonly women: number | null;
  readonly men: number | null;
  readonly nonBinary: number | null;
  /** Years of projects whose numbers are withheld. They are in no sum: nothing can be reckoned from the others. */
  readonly withheld: number;
}

type SumGroup = 'state' | 'city' | 'plan';

interface Cell {
  readonly key: string;
  readonly head: Pick<IndicatorSum, 'group' | 'fundingPeriod' | 'code' | 'title' | 'name'>;
  readonly reference: string;
  readonly year: ShownYear;
}

/**
 * Sums of every indicator by plan, by city or for the Land: one sum over the same cells, whatever it is asked for. Unknown
 * numbers count in none.
 */
export function indicatorSums(
  implementations: readonly Summed[],
  by: SumGroup,
  known: Indicators,
): IndicatorSum[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of implementations.flatMap((one) => cellsOf(one, by, known))) {
    const group = groups.get(cell.key);
    if (group === undefined) groups.set(cell.key, [cell]);
    else group.push(cell);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, cells]) => {
      const years = [...new Set(cells.map(({ year }) => year.year))].sort();
      return [
        sumOf(cells, null),
        ...years.map((year) =>
          sumOf(
            cells.filter((cell) => cell.year.year === year),
            year,
          ),
        ),
      ];
    });
}

const groupOf = ({ cityAgs, plan }: Summed, by: SumGroup): string | null =>
  by === 'state' ? null : by === 'city' ? cityAgs : plan;

function cellsOf(summed: Summed, by: SumGroup, known: Indicators): Cell[] {
  const { fundingPeriod, indicators } = summed.shown;
  const group = groupOf(summed, by);
  return indicators.flatMap(({ code, name, years }) =>
    years.map((year) => ({
      key: [group ?? '', fundingPeriod, code ?? `~${name}`].join('\n'),
      head: {
        group,
        fundingPeriod,
        code,
        title: known.find(fundingPeriod, code)?.title ?? null,
        name: code === null ? name : null,
      },
      reference: summed.reference,
      year,
    })),
  );
}

function sumOf(cells: readonly Cell[], year: number | null): IndicatorSum {
  const [first] = cells;
  if (first === undefined) throw new Error('a sum of nothing');
  const sum = (part: 'planned' | 'reached' | 'women' | 'men' | 'nonBinary') =>
    knownCount(cells.map((cell) => cell.year[part]));
  return {
    ...first.head,
    year,
    projects: new Set(cells.map(({ reference }) => reference)).size,
    planned: sum('planned'),
    reached: sum('reached'),
    women: sum('women'),
    men: sum('men'),
    nonBinary: sum('nonBinary'),
    withheld: cells.filter((cell) => cell.year.withheld).length,
  };
}
