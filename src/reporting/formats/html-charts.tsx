import { type Language, text } from '../../kernel/text.js';
import { bar } from '../../platform/charts/bar.js';
import { columnChart } from '../../platform/charts/column-chart.js';
import { shareKey } from '../../platform/charts/share-bar.js';
import { targetLine } from '../../platform/charts/target-line.js';
import { type ChartUnit, scaledBars, scaledYears, unitOf } from '../chart-scale.js';
import type { Block, YearChart } from '../document.js';

type Bars = Extract<Block, { kind: 'bars' }>;

const units = {
  millions: text('in Mio. €', 'in million €'),
  thousands: text('in Tausend €', 'in thousand €'),
  euros: text('in €', 'in €'),
} as const;

function Caption(props: { title: string; unit: ChartUnit; language: Language }): JSX.Element {
  return (
    <figcaption>
      <b safe>{props.title}</b>
      <span safe>{units[props.unit][props.language]}</span>
    </figcaption>
  );
}

/** Horizontal bars with their numbers as text; the exact amounts stand in the table below. */
export function HtmlBars(props: { block: Bars; language: Language }): JSX.Element {
  const { title, bars } = props.block;
  const unit = props.block.unit ?? 'millions';
  const { language } = props;
  return (
    <figure class="chart">
      <Caption title={title} unit={unit} language={language} />
      <ol class="costbars">
        {scaledBars(bars, unit, language).map(({ label, fraction, amount }) => (
          <li>
            <span safe>{label}</span>
            {bar(fraction, { room: 'page', height: 14 }) as 'safe'}
            <span class="r" safe>
              {amount}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** Columns by year; the exact amounts stand in the table of years. */
export function HtmlYearChart(props: { chart: YearChart; language: Language }): JSX.Element {
  const { chart, language } = props;
  return (
    <figure class="chart">
      <Caption title={chart.title} unit={unitOf(chart)} language={language} />
      {columnChart(scaledYears(chart, language), 'page') as 'safe'}
      <ul class="legend">
        {chart.series.map(({ label, tone }) => (
          <li>
            {shareKey(tone, `key-${tone}`) as 'safe'}
            <span safe>{label}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** The way from a baseline to a target; the table below has the values. */
export function HtmlTargetLine(props: { block: Extract<Block, { kind: 'targetLine' }> }): JSX.Element {
  const { title, line } = props.block;
  return (
    <figure class="chart">
      <figcaption>
        <b lang="de" safe>
          {title}
        </b>
      </figcaption>
      {targetLine(line, 'page') as 'safe'}
    </figure>
  );
}
