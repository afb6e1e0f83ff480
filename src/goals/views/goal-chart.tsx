import type { Day } from '../../kernel/day.js';
import { daysBetween } from '../../kernel/day.js';
import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { type TargetLine, targetLine } from '../../platform/charts/target-line.js';
import { componentMessages } from '../../web/index.js';
import { type Goal, reviewsOf } from '../goal.js';
import { goalMessages as words } from '../messages.js';
import { formatMeasured } from './measured.js';

type Measured = Pick<
  Goal,
  'name' | 'indicator' | 'unit' | 'baseline' | 'baselineOn' | 'target' | 'targetOn' | 'reviews'
>;

interface ChartProps {
  readonly goal: Measured;
  /** Marked where it lies between baseline and target; null for drawings that name no day. */
  readonly today: Day | null;
  readonly language: Language;
}

/** The way of a goal from its baseline to its target, with what the reviews measured. */
export function GoalChart(props: ChartProps): JSX.Element {
  const line = goalLine(props);
  if (line === null)
    return (
      <p class="muted" safe>
        {words.notMeasured[props.language]}
      </p>
    );
  return targetLine(line, 'page');
}

/** Where the points of the chart lie; null without baseline, target and their days. */
export function goalLine({ goal, today, language }: ChartProps): TargetLine | null {
  const { baseline, baselineOn, target, targetOn } = goal;
  if (
    baseline === null ||
    baselineOn === null ||
    target === null ||
    targetOn === null ||
    targetOn <= baselineOn
  )
    return null;
  const measured = reviewsOf(goal).flatMap(({ on, value }) => (value === null ? [] : [{ on, value }]));
  const last = [targetOn, ...measured.map(({ on }) => on)].sort().at(-1) ?? targetOn;
  const values = [0, baseline, target, ...measured.map(({ value }) => value)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const days = Math.max(1, daysBetween(baselineOn, last));
  const at = (on: Day): number => Math.max(0, daysBetween(baselineOn, on) / days);
  const fraction = (value: number): number => (most === least ? 0 : (value - least) / (most - least));
  const point = (on: Day, value: number) => ({ at: at(on), fraction: fraction(value) });
  const ticks = [least, (least + most) / 2, most].map((value) => ({
    fraction: fraction(value),
    label: formatMeasured(value, null, language),
  }));
  return {
    from: point(baselineOn, baseline),
    to: point(targetOn, target),
    measured: measured.filter(({ on }) => on >= baselineOn).map(({ on, value }) => point(on, value)),
    today:
      today === null || today < baselineOn || today > last
        ? null
        : { at: at(today), label: componentMessages.today[language] },
    ticks,
    days: [baselineOn, targetOn].map((on) => ({ at: at(on), label: formatDay(on, language) })),
    alt: words.alt(
      goal.indicator ?? goal.name,
      formatMeasured(baseline, goal.unit, language),
      formatMeasured(target, goal.unit, language),
    )[language],
  };
}
