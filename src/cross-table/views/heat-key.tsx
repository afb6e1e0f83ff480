import { formatAmount, formatCount, formatRate } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { type HeatScale, stepOfThreshold } from '../heat.js';
import { type Measure, measureOf } from '../measures.js';
import { crossMessages } from '../messages.js';

/** What the shades mean, each step with its lower end, so that it can be read without colours too. */
export function HeatKey(props: { scale: HeatScale; measure: Measure; language: Language }): JSX.Element {
  const { scale, measure, language } = props;
  const { thresholds } = scale;
  if (thresholds.length === 0) return '';
  const { unit, write } = scaleWords(thresholds, measure, language);
  const [first = 0n] = thresholds;
  const steps = [
    { step: 1, label: crossMessages.below(write(first))[language] },
    ...thresholds.map((end, index) => ({
      step: stepOfThreshold(scale, index),
      label: crossMessages.from(write(end))[language],
    })),
  ];
  return (
    <div class="heatkey">
      <span class="vh" safe>
        {crossMessages.heatLegend[language]}
      </span>
      <ul>
        {steps.map(({ step, label }) => (
          <li class={`h${step}`} safe>
            {label}
          </li>
        ))}
      </ul>
      {unit !== null && <span safe>{unit}</span>}
    </div>
  );
}

/** How ends of steps are written: amounts in thousands or millions where all of them are whole ones. */
function scaleWords(
  thresholds: readonly bigint[],
  measure: Measure,
  language: Language,
): { unit: string | null; write: (end: bigint) => string } {
  const { kind } = measureOf(measure);
  if (kind === 'count') return { unit: null, write: (end) => formatCount(Number(end), language) };
  if (kind === 'rate') return { unit: null, write: (end) => formatRate(Number(end), language) };
  const whole = (unit: bigint) => thresholds.every((end) => end % unit === 0n);
  const inUnits = (unit: bigint) => (end: bigint) => formatCount(Number(end / unit), language);
  if (whole(100_000_000n)) return { unit: crossMessages.million[language], write: inUnits(100_000_000n) };
  if (whole(100_000n)) return { unit: crossMessages.thousand[language], write: inUnits(100_000n) };
  if (whole(100n)) return { unit: '€', write: inUnits(100n) };
  return { unit: '€', write: (end) => formatAmount(end, language) };
}
