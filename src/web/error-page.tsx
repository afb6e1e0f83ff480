import type { Language, Text } from '../kernel/text.js';
import { renderPage } from './layout.js';
import { localPath } from './links.js';
import { errorMessages } from './messages/errors.js';
import type { Site } from './site.js';

/** A refusal as a person meets it. Title and detail come from the problem catalogue; nothing internal is in them. */
export interface ErrorView {
  readonly language: Language;
  /** Address asked for, without the language prefix. */
  readonly path: string;
  readonly status: number;
  readonly title: Text;
  readonly detail: Text | null;
  readonly errors: readonly { readonly pointer: string; readonly detail: Text }[];
  readonly requestId: string;
}

function remedyOf(status: number): Text {
  const remedies: Readonly<Record<number, Text>> = errorMessages.remedies;
  return remedies[status] ?? errorMessages.other;
}

/** The page for any refusal or fault, in the frame of all pages. Needs no database. */
export function errorPage(site: Site, view: ErrorView): Promise<string> {
  const { language } = view;
  const title = view.title[language];
  const head = {
    language,
    path: view.path,
    title,
    section: null,
    crumbs: [{ label: title, path: null }],
    registry: null,
  };
  return renderPage(
    site,
    head,
    <div class="wrap main">
      <div class="errpage stack">
        <h1 safe>{title}</h1>
        {view.detail !== null && <p safe>{view.detail[language]}</p>}
        {view.errors.length > 0 && (
          <ul class="list">
            {view.errors.map((error) => (
              <li>
                <b safe>{error.pointer}</b>
                <div safe>{error.detail[language]}</div>
              </li>
            ))}
          </ul>
        )}
        <p safe>{remedyOf(view.status)[language]}</p>
        <p>
          <a href={localPath(language, '/vorhaben')} safe>
            {errorMessages.toList[language]}
          </a>
        </p>
        <p class="small muted">
          <span safe>{`${errorMessages.requestNumber[language]}: `}</span>
          <span class="num" safe>
            {view.requestId}
          </span>
        </p>
      </div>
    </div>,
  );
}
