import type { PropsWithChildren } from '@kitajs/html';
import { Mark } from './mark.js';

/** A remark as it is shown: who, when ("14.11.2026, 09:12"), on which field. */
export interface ShownComment {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly field: { readonly label: string; readonly href: string | null } | null;
  readonly body: string;
  /** Who marked it as done, and when; null while it is open. */
  readonly done: string | null;
}

/** One remark; children are what can be done with it. */
export function Comment(props: PropsWithChildren<{ comment: ShownComment }>): JSX.Element {
  const { comment } = props;
  return (
    <li class={comment.done === null ? 'cmt cmt--open' : 'cmt'} id={`anmerkung-${comment.id}`}>
      <p class="m">
        <b safe>{comment.author}</b>
        <span safe>{` · ${comment.at}`}</span>
        {comment.field !== null && (
          <>
            {' · '}
            {comment.field.href === null ? (
              <span safe>{comment.field.label}</span>
            ) : (
              <a href={comment.field.href} safe>
                {comment.field.label}
              </a>
            )}
          </>
        )}
      </p>
      <p class="words" lang="de" safe>
        {comment.body}
      </p>
      <div class="row">
        {comment.done === null ? (
          <Mark tone="open" word="offen" />
        ) : (
          <>
            <Mark tone="ok" word="erledigt" />
            <span class="m" safe>
              {comment.done}
            </span>
          </>
        )}
        {props.children}
      </div>
    </li>
  );
}

/** All remarks on a draft, oldest first. */
export function CommentList(props: PropsWithChildren<{ count: number }>): JSX.Element {
  if (props.count === 0) return <p class="muted">Noch keine Anmerkungen.</p>;
  return <ol class="cmts">{props.children}</ol>;
}
