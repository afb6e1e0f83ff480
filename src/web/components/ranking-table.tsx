import type { Cents } from '../../kernel/money.js';
import { PlotHead } from './plot-head.js';

export interface RankingRow {
  readonly label: string;
  readonly href: string | null;
  /** What the bar measures; the longest bar is the largest amount of the table. */
  readonly cents: Cents;
  /** The amount as printed beside the bar. */
  readonly value: string;
  /** Below a line, outside the ranking: statewide and unmatched operations. */
  readonly apart?: boolean;
}

function percentOf(part: Cents, whole: Cents): string {
  return whole === 0n ? '0%' : `${Number((part * 10_000n) / whole) / 100}%`;
}

function largestOf(rows: readonly RankingRow[]): Cents {
  let largest = 0n;
  for (const row of rows) if (row.cents > largest) largest = row.cents;
  return largest;
}

/** Horizontal bars as a table: the figures beside the bars are its cells, so the chart is its own table. */
export function RankingTable(props: {
  caption: string;
  labelHeading: string;
  valueHeading: string;
  rows: readonly RankingRow[];
}): JSX.Element {
  const largest = largestOf(props.rows);
  return (
    <table class="rank">
      <caption class="vh" safe>
        {props.caption}
      </caption>
      <PlotHead label={props.labelHeading} drawing="b" values={[props.valueHeading]} />
      <tbody>
        {props.rows.map((row) => (
          <tr class={row.apart === true ? 'apart' : undefined}>
            <th scope="row">
              {row.href === null ? (
                <span safe>{row.label}</span>
              ) : (
                <a href={row.href} safe>
                  {row.label}
                </a>
              )}
            </th>
            <td class="b">
              <svg class="bar" height="14" aria-hidden="true">
                <rect width="100%" height="14" class="fw" />
                <rect width={percentOf(row.cents, largest)} height="14" class="f2" />
              </svg>
            </td>
            <td class="r" safe>
              {row.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
