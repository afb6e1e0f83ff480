import { formatMillions } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { addsAlong, measureOf, type Value } from '../measures.js';
import { crossMessages } from '../messages.js';
import type { CrossRow, Line } from '../table.js';
import type { CrossView } from '../view.js';
import { lineTitle, writtenValue } from '../words.js';

const tones = ['f1', 'f2', 'f3', 'f4 ol', 'f5 ol'] as const;
const mostSeries = tones.length;

/** One colour of the chart: a column, or what is left over. */
interface Series {
  readonly label: string;
  readonly tone: string;
  readonly columns: readonly number[];
}

/** Bars of the same numbers as the table: stacked where the columns come to the total, else one per row. */
export function CrossChart(props: { view: CrossView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { question, table } = view;
  if (table === null) return '';
  const rows = table.rows.filter(({ line, total }) => !line.folded && total.value !== null);
  if (rows.length < 2) return '';
  const series = seriesOf(view, language);
  const largest = largestOf(rows);
  const inMillions = measureOf(question.measure).kind === 'money' && largest >= 100_000_000n;
  const heading = series.length > 0 ? crossMessages.chartTitle : crossMessages.chartTitlePlain;
  const unit = inMillions ? ` ${crossMessages.inMillions[language]}` : '';
  return (
    <section class="sec">
      <figure>
        <figcaption>
          <h2 safe>{heading[language]}</h2>
          <span
            safe
          >{`${measureOf(question.measure).label[language]}${unit}. ${crossMessages.chartTable[language]}`}</span>
        </figcaption>
        <ol class="hbars">
          {rows.map((row) => (
            <li>
              <span safe>{lineTitle(row.line, question.rows, language)}</span>
              <Bar row={row} series={series} largest={largest} />
              <span class="v" safe>
                {inMillions
                  ? formatMillions(big(row.total.value), language)
                  : (writtenValue(row.total.value, question.measure, language) ?? '')}
              </span>
            </li>
          ))}
        </ol>
        {series.length > 0 && (
          <ul class="legend">
            {series.map(({ label, tone }) => (
              <li>
                <svg viewBox="0 0 14 14" aria-hidden="true">
                  <rect x="0.5" y="0.5" width="13" height="13" class={tone} />
                </svg>
                <span safe>{label}</span>
              </li>
            ))}
          </ul>
        )}
      </figure>
    </section>
  );
}

const big = (value: Value): bigint => BigInt(value ?? 0);

function largestOf(rows: readonly CrossRow[]): bigint {
  let largest = 1n;
  for (const { total } of rows) if (big(total.value) > largest) largest = big(total.value);
  return largest;
}

const percent = (part: bigint, whole: bigint): number => Number((part * 10_000n) / whole) / 100;

function Bar(props: { row: CrossRow; series: readonly Series[]; largest: bigint }): JSX.Element {
  const { row, series, largest } = props;
  const parts =
    series.length === 0
      ? [{ tone: 'f2', value: big(row.total.value) }]
      : series.map(({ tone, columns }) => ({
          tone,
          value: columns.reduce((sum, index) => sum + big(row.cells[index]?.value ?? null), 0n),
        }));
  let offset = 0n;
  return (
    <svg class="bar" height="16" aria-hidden="true">
      {parts.map(({ tone, value }) => {
        const x = percent(offset, largest);
        offset += value;
        // A gap keeps neighbours apart in grey, too.
        const width = Math.max(percent(value, largest) - 0.2, 0);
        return value <= 0n ? '' : <rect x={`${x}%`} width={`${width}%`} height="16" class={tone} />;
      })}
    </svg>
  );
}

/** The largest columns in colours of their own, in the order of the table; the rest together. */
function seriesOf({ question, table }: CrossView, language: Language): Series[] {
  const { columns: dimension, measure } = question;
  if (dimension === null || table === null || !addsAlong(measure, dimension)) return [];
  const { columns, totals } = table;
  const size = (index: number): bigint => big(totals.cells[index]?.value ?? null);
  const singles = columns.flatMap((column, index) => (column.folded ? [] : [index]));
  const room =
    singles.length === columns.length && columns.length <= mostSeries ? mostSeries : mostSeries - 1;
  const own = new Set(singles.toSorted((a, b) => Number(size(b) - size(a))).slice(0, room));
  const label = (column: Line) => lineTitle(column, dimension, language);
  const named = singles
    .filter((index) => own.has(index))
    .map(
      (index, place): Series => ({
        label: label(columns[index] as Line),
        tone: tones[place] ?? 'f5 ol',
        columns: [index],
      }),
    );
  const rest = columns.map((_, index) => index).filter((index) => !own.has(index));
  return rest.length === 0
    ? named
    : [...named, { label: crossMessages.rest[language], tone: 'fw ol', columns: rest }];
}
