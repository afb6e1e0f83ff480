import type { Language } from '../../kernel/text.js';
import { localPath } from '../links.js';
import { shellMessages } from '../messages/shell.js';

/** Mark and name of the service; leads to the start page, but in files. */
export function Brand(props: { language: Language; isLink?: boolean }): JSX.Element {
  if (props.isLink === false)
    return (
      <div class="brand">
        <MarkAndName language={props.language} />
      </div>
    );
  return (
    <a class="brand" href={localPath(props.language, '/')}>
      <MarkAndName language={props.language} />
    </a>
  );
}

function MarkAndName(props: { language: Language }): JSX.Element {
  const [first, second] = shellMessages.tagline;
  return (
    <>
      <svg width="31" height="36" viewBox="0 0 34 40" aria-hidden="true">
        <path d="M1 1h23l9 9v29H1z" fill="#14223d" />
        <path d="M24 1v9h9z" fill="#ad480a" />
        <path d="M8 17h18M8 23h18M8 29h11" stroke="#fff" stroke-width="2.5" />
      </svg>
      <span>
        <b>Steckbrief</b>
        <span safe>{first[props.language]}</span>
        <span safe>{second[props.language]}</span>
      </span>
    </>
  );
}
