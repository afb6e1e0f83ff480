import type { Language } from '../../kernel/text.js';
import { localPath } from '../links.js';
import { shellMessages } from '../messages/shell.js';

/** A page above this one; the last crumb is this page and has no path. */
export interface Crumb {
  readonly label: string;
  readonly path: string | null;
}

export function Breadcrumb(props: {
  language: Language;
  crumbs: readonly Crumb[];
  home: Crumb & { readonly path: string };
}): JSX.Element {
  const { language, crumbs, home } = props;
  return (
    <div class="wrap crumbs">
      <nav aria-label={shellMessages.youAreHere[language]}>
        <ol>
          <li>
            <a href={localPath(language, home.path)} safe>
              {home.label}
            </a>
          </li>
          {crumbs.map((crumb) => (
            <li>
              {crumb.path === null ? (
                <span aria-current="page" safe>
                  {crumb.label}
                </span>
              ) : (
                <a href={localPath(language, crumb.path)} safe>
                  {crumb.label}
                </a>
              )}
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
