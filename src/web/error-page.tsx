import type { Text } from '../kernel/text.js';
import type { ErrorPageView } from '../platform/http/problem-handling.js';
import { type PageHead, renderPage } from './layout.js';
import { localPath, withoutLanguage } from './links.js';
import { errorMessages } from './messages/errors.js';
import type { Site } from './site.js';
import { isWorkspacePath } from './workspace/navigation.js';

function remedyOf({ problem, ...view }: ErrorPageView): Text {
  if (problem.status === 404 && isAtWork({ problem, ...view })) return errorMessages.notFoundAtWork;
  const remedies: Readonly<Record<number, Text>> = errorMessages.remedies;
  return remedies[problem.status] ?? errorMessages.other;
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
    ...frameFor(view),
  };
  return renderPage(
    site,
    head,
    <div class="wrap main">
      <div class="errpage stack">
        <h1 safe>{problem.title}</h1>
        {problem.detail !== problem.title && <p safe>{problem.detail}</p>}
        <Faults errors={problem.errors} />
        <p safe>{remedyOf(view)[language]}</p>
        <p>
          <WayOut view={view} />
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

const isAtWork = ({ actor, path }: ErrorPageView): boolean => actor !== null && isWorkspacePath(path);

const frameFor = (view: ErrorPageView): Pick<PageHead, 'workspace' | 'person'> =>
  view.actor !== null && isAtWork(view)
    ? { workspace: { actor: view.actor, section: null } }
    : { person: view.actor };

function WayOut(props: { view: ErrorPageView }): JSX.Element {
  const { language } = props.view;
  const [path, words] = isAtWork(props.view)
    ? ['/arbeitsbereich', errorMessages.toDesk]
    : [localPath(language, '/vorhaben'), errorMessages.toList];
  return (
    <a href={path} safe>
      {words[language]}
    </a>
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
