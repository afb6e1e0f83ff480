import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { Button, cityName, localPath, TextField } from '../../web/index.js';
import type { Piece } from '../excerpt.js';
import { type Hit, type HitGroup, isDraft, pathOf, type Searcher } from '../hits.js';
import { kindWords, searchMessages as words } from '../words.js';

export interface SearchView {
  readonly q: string;
  readonly groups: readonly HitGroup[];
  readonly searcher: Searcher;
  readonly language: Language;
  /** Address of the page itself. */
  readonly action: string;
  /** The state that is searched, as addresses say it; null for the present. */
  readonly asOf: string | null;
}

/** One search over everything whoever searches may see, by kind. */
export function SearchPage({ view }: { view: SearchView }): JSX.Element {
  const { q, groups, language } = view;
  return (
    <div class="wrap main stack">
      <h1 safe>{words.title[language]}</h1>
      <form class="form" method="get" action={view.action} role="search">
        <TextField
          name="q"
          label={words.label[language]}
          hint={words.hint[language]}
          value={q}
          maxlength={200}
        />
        {view.asOf !== null && <input type="hidden" name="asOf" value={view.asOf} />}
        <p class="btns">
          <Button label={words.search[language]} kind="primary" />
        </p>
      </form>
      {view.asOf !== null && (
        <p class="small muted" safe>
          {words.past[language]}
        </p>
      )}
      {q !== '' && groups.length === 0 && (
        <div class="empty">
          <p safe>{words.nothing[language]}</p>
        </div>
      )}
      {groups.map((group) => (
        <Group view={view} group={group} />
      ))}
    </div>
  );
}

function Group({ view, group }: { view: SearchView; group: HitGroup }): JSX.Element {
  const { language, q } = view;
  const { kind, total, hits } = group;
  return (
    <section aria-labelledby={`treffer-${kind}`}>
      <h2 id={`treffer-${kind}`} safe>
        {`${kindWords[kind][language]} (${formatCount(total, language)})`}
      </h2>
      <ul class="list">
        {hits.map((hit) => (
          <li>
            <span>
              <a href={addressOf(hit, view)} lang="de" safe>
                {hit.title}
              </a>
              <span class="meta line" safe>
                {noteOf(hit)}
              </span>
              {hit.excerpt !== null && <Excerpt pieces={hit.excerpt} />}
            </span>
          </li>
        ))}
      </ul>
      {hits.length < total && (
        <p class="small">
          <span safe>{words.more(hits.length, total)[language]}</span>{' '}
          {kind === 'project' && (
            <a href={localPath(language, `/vorhaben?scope=all&q=${encodeURIComponent(q)}`)} safe>
              {words.allProjects[language]}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

const Excerpt = ({ pieces }: { pieces: readonly Piece[] }): JSX.Element => (
  <span class="small line" lang="de">
    {pieces.map(({ text, isMatch }) => (isMatch ? <mark safe>{text}</mark> : <span safe>{text}</span>))}
  </span>
);

/** Workspaces are in German alone. */
const addressOf = (hit: Hit, { searcher, language }: SearchView): string => {
  const path = pathOf(hit, searcher);
  return /^\/(?:arbeitsbereich|servicestelle)\//.test(path) ? path : localPath(language, path);
};

const noteOf = (hit: Hit): string => {
  const { reference, note, cityAgs } = hit;
  return [
    ...(isDraft(hit) ? [] : [reference]),
    ...(cityAgs === null ? [] : [cityName(cityAgs)]),
    ...(note === null ? [] : [note]),
  ].join(' · ');
};
