/** What a mark says beside its word: all well, something to look at, a fault, not done yet, waiting. */
export type MarkTone = 'ok' | 'hint' | 'warn' | 'error' | 'open';

function Shape(props: { tone: MarkTone }): JSX.Element {
  switch (props.tone) {
    case 'ok':
      return (
        <>
          <circle cx="6" cy="6" r="5.8" fill="currentColor" />
          <path d="m3.4 6.2 1.9 1.9 3.3-4" fill="none" stroke="#fff" stroke-width="1.5" />
        </>
      );
    case 'hint':
      return (
        <>
          <path d="M6 1a5 5 0 1 0 0 10z" fill="currentColor" />
          <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.6" />
        </>
      );
    case 'warn':
      return (
        <>
          <path d="M6 .6 11.6 11H.4z" fill="currentColor" />
          <path d="M6 4.2v3.4M6 8.6v1.2" stroke="#fff" stroke-width="1.3" />
        </>
      );
    case 'error':
      return (
        <>
          <path d="M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z" fill="currentColor" />
          <path d="M6 2.8v4M6 8.2v1.3" stroke="#fff" stroke-width="1.5" />
        </>
      );
    case 'open':
      return (
        <circle
          cx="6"
          cy="6"
          r="5"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-dasharray="2.2 1.6"
        />
      );
  }
}

/** A state as shape and word: never colour alone. */
export function Mark(props: { tone: MarkTone; word: string }): JSX.Element {
  return (
    <span class={`st st--${props.tone}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <Shape tone={props.tone} />
      </svg>
      <span safe>{props.word}</span>
    </span>
  );
}
