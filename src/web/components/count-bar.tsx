/** Things of one kind in a bar. Parts are given in order; each tone has its own shade, `rest` the colour of the track. */
export interface CountPart {
  readonly count: number;
  readonly tone: 'done' | 'same' | 'rest';
}

const classes = { done: 'f1', same: 'f4 ol', rest: 'fw ol' } as const;

/** As many as can be told apart; beyond, parts of the whole are drawn. */
const mostSquares = 24;
const gap = 0.7;

/** How many of a few things are where, one square each; many become lengths. Its numbers stand beside it as text. */
export function CountBar(props: { parts: readonly CountPart[]; description: string }): JSX.Element {
  const parts = props.parts.filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const pieces =
    total <= mostSquares
      ? parts.flatMap(({ count, tone }) => Array.from({ length: count }, () => ({ share: 1 / total, tone })))
      : parts.map(({ count, tone }) => ({ share: count / total, tone }));
  let offset = 0;
  return (
    <svg class="bar bar--count" height="12" role="img" aria-label={props.description}>
      {pieces.map(({ share, tone }) => {
        const x = offset;
        offset += share * 100;
        return (
          <rect x={`${round(x)}%`} width={`${round(share * 100 - gap)}%`} height="12" class={classes[tone]} />
        );
      })}
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
