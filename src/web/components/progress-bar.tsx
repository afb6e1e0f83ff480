import { formatCount } from '../../kernel/format.js';

/** How far something is that goes on by itself; the bar shows once it is known how much there is to do. */
export function ProgressBar(props: {
  done: number;
  /** Null until it is known. */
  total: number | null;
  /** What is counted: "Zeilen". */
  what: string;
  words: string;
  note: string;
}): JSX.Element {
  const { done, total, what } = props;
  const percent = total === null || total === 0 ? null : Math.min(100, (100 * done) / total);
  const counted = `${formatCount(done, 'de')} von ${formatCount(total ?? 0, 'de')} ${what}`;
  return (
    <div class="runbar" role="status">
      {percent !== null && (
        <svg class="bar" height="8" role="img" aria-label={counted}>
          <rect width="100%" height="8" class="fw" />
          <rect width={`${percent.toFixed(1)}%`} height="8" class="f1" />
        </svg>
      )}
      <p class="small muted" safe>
        {percent === null ? props.words : `${props.words} ${counted}.`}
      </p>
      <p class="small muted" safe>
        {props.note}
      </p>
    </div>
  );
}
