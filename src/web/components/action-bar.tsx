import type { PropsWithChildren } from '@kitajs/html';

/**
 * At the foot of a form or a record: what state it is in on the left, what can be done on the right (children, the main
 * thing last). Stands behind `<div class="wrap main">`, so that it reaches from edge to edge.
 */
export function ActionBar(
  props: PropsWithChildren<{
    state: string;
    more?: string;
    /** Whether a script says here that something was saved. */
    live?: boolean;
  }>,
): JSX.Element {
  return (
    <div class="actbar" role="group" aria-label="Stand und nächste Schritte">
      <div class="wrap">
        <p
          class={props.live ? 'save' : undefined}
          role={props.live ? 'status' : undefined}
          data-save-state={props.live}
          data-who={props.live ? props.more : undefined}
        >
          <b safe>{props.state}</b>
          {props.more !== undefined && <span class="muted" safe>{` ${props.more}`}</span>}
        </p>
        <div class="row">{props.children}</div>
      </div>
    </div>
  );
}
