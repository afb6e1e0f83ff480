import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

/**
 * Pages by key: forward and back to the beginning. There are no page numbers, because a page never waits for a count.
 */
export function Pagination(props: {
  shown: string;
  beginningHref: string | null;
  nextHref: string | null;
  language: Language;
}): JSX.Element {
  const { language } = props;
  return (
    <nav class="pager" aria-label={componentMessages.pages[language]}>
      <span class="muted" safe>
        {props.shown}
      </span>
      {(props.beginningHref !== null || props.nextHref !== null) && (
        <ul>
          {props.beginningHref !== null && (
            <li>
              <a href={props.beginningHref} safe>
                {componentMessages.toBeginning[language]}
              </a>
            </li>
          )}
          {props.nextHref !== null && (
            <li>
              <a href={props.nextHref} rel="next" safe>
                {componentMessages.next[language]}
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}
