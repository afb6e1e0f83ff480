import type { Cents } from '../../kernel/money.js';
import type { Language } from '../../kernel/text.js';
import { AmountText } from './amount.js';

/** A part of a sum of money. Parts are given dark to light; together they make `whole`. */
export interface MoneyPart {
  readonly label: string;
  readonly cents: Cents;
  readonly derived?: boolean;
  /** What is left over rather than an amount somebody stated. */
  readonly rest?: boolean;
  /** Said behind the amount: share, or where the amount comes from. */
  readonly remark?: string;
}

const tones = ['f1', 'f2', 'f3', 'f4 ol', 'f5 ol'] as const;

const toneOf = (part: MoneyPart, index: number): string =>
  part.rest === true ? 'fw ol' : (tones[index] ?? 'f5 ol');

const percent = (part: Cents, whole: Cents): number =>
  whole === 0n ? 0 : Number((part * 10_000n) / whole) / 100;

function Hatching(): JSX.Element {
  return (
    <defs>
      <pattern
        id="unbekannt"
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
        class="fhatch"
      >
        <rect width="8" height="8" />
        <line x1="1" x2="1" y1="0" y2="8" stroke-width="2" />
      </pattern>
    </defs>
  );
}

/** How a sum of money is made up; hatched where nothing is known about its parts. Once per page: it defines the hatching. */
export function CompositionBar(props: {
  whole: Cents;
  parts: readonly MoneyPart[];
  description: string;
}): JSX.Element {
  let offset = 0;
  const pieces = props.parts.map((part, index) => {
    const x = offset;
    const width = percent(part.cents, props.whole);
    offset += width;
    return { x: `${x}%`, width: `${width}%`, tone: toneOf(part, index) };
  });
  return (
    <svg class="bar" height="28" role="img" aria-label={props.description}>
      {pieces.length === 0 && <Hatching />}
      <rect width="100%" height="28" fill={pieces.length === 0 ? 'url(#unbekannt)' : 'none'} class="ol" />
      {pieces.map((piece) => (
        <rect x={piece.x} width={piece.width} height="28" class={piece.tone} />
      ))}
    </svg>
  );
}

/** The parts of a composition bar with their exact amounts: the table of the chart. */
export function CompositionLegend(props: { parts: readonly MoneyPart[]; language: Language }): JSX.Element {
  return (
    <ul class="legend">
      {props.parts.map((part, index) => (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect x="0.5" y="0.5" width="13" height="13" class={toneOf(part, index)} />
          </svg>
          <span>
            <span safe>{`${part.label} `}</span>
            <b>
              <AmountText cents={part.cents} derived={part.derived === true} language={props.language} />
            </b>
            {part.remark !== undefined && <span safe>{` (${part.remark})`}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
