import type { RunningState } from '../../kernel/period.js';
import type { Language, Text } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

/** The word for a running state; also used by filters and chips. */
export const runningStateWords: Readonly<Record<RunningState, Text>> = {
  running: componentMessages.running,
  ended: componentMessages.ended,
  planned: componentMessages.planned,
  unknown: componentMessages.stateUnknown,
};

function Shape(props: { state: RunningState }): JSX.Element {
  switch (props.state) {
    case 'running':
      return <path d="M6 1a5 5 0 1 0 0 10z" fill="currentColor" />;
    case 'ended':
      return (
        <>
          <circle cx="6" cy="6" r="5" fill="currentColor" />
          <path d="m3.4 6.2 1.9 1.9 3.3-4" fill="none" stroke="#fff" stroke-width="1.5" />
        </>
      );
    case 'planned':
      return '';
    case 'unknown':
      return <path d="M4 6h4" stroke="currentColor" stroke-width="1.6" />;
  }
}

/** Whether a project runs, as shape and word: never colour alone. */
export function Status(props: { state: RunningState; language: Language }): JSX.Element {
  return (
    <span class={`st st--${props.state}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.6" />
        <Shape state={props.state} />
      </svg>
      <span safe>{runningStateWords[props.state][props.language]}</span>
    </span>
  );
}
