import type { Text } from '../kernel/text.js';
import type { ErrorPageView } from '../platform/http/problem-handling.js';
import { renderPage } from './layout.js';
import { localPath, withoutLanguage } from './links.js';
import { errorMessages } from './messages/errors.js';
import type { Site } from './site.js';

function remedyOf(status: number): Text {
  const remedies: Readonly<Record<number, Text>> = errorMessages.remedies;
  return remedies[status] ?? errorMessages.other;
}

/** The page for any refusal or fault, in the frame of all pages. Needs no database; nothing internal is in it. */
export function errorPage(site: Site, view: ErrorPageView): Promise<string> {
  const { language, problem } = view;
  const head = {
    language,
    path: withoutLanguage(view.path),
    title: problem.title,
    section: null,
    crumbs: [{ label: problem.title, path: null }],
    registry: 'unread' as const,
  };
  return renderPage(
    site,
    head,
    <div class="wrap main">
      <div class="errpage stack">
        <h1 safe>{problem.title}</h1>
        {problem.detail !== problem.title && <p safe>{problem.detail}</p>}
        <Faults errors={problem.errors} />
        <p safe>{remedyOf(problem.status)[language]}</p>
        <p>
          <a href={localPath(language, '/vorhaben')} safe>
            {errorMessages.toList[language]}
          </a>
        </p>
        <p class="small muted">
          <span safe>{`${errorMessages.requestNumber[language]}: `}</span>
          <span class="num" safe>
            {problem.instance}
          </span>
        </p>
      </div>
    </div>,
  );
}

function Faults(props: { errors: ErrorPageView['problem']['errors'] }): JSX.Element {
  if (props.errors.length === 0) return '';
  return (
    <ul class="list">
      {props.errors.map((error) => (
        <li>
          <b safe>{error.pointer}</b>
          <div safe>{error.detail}</div>
        </li>
      ))}
    </ul>
  );
}
