import type { Language } from '../../kernel/text.js';
import { catalogueLabels } from '../../projects/index.js';
import { ChangedValue } from '../../web/index.js';
import type { ChangedWord } from '../changed-words.js';
import { statesMessages as words } from '../messages.js';

/** Names of the catalogue and of municipalities that the later state writes otherwise. */
export function ChangedWords(props: { changed: readonly ChangedWord[]; language: Language }): JSX.Element {
  const { changed, language } = props;
  if (changed.length === 0) return '';
  return (
    <section class="sec">
      <h2 safe>{words.changedWords[language]}</h2>
      <p class="small muted" safe>
        {words.changedWordsNote[language]}
      </p>
      <dl class="moves">
        {changed.map(({ kind, key, before, after }) => (
          <div>
            <dt safe>{`${(kind === 'city' ? words.city : catalogueLabels[kind])[language]} ${key}`}</dt>
            <dd lang="de">
              <ChangedValue value={before ?? words.absent[language]} side="before" />
              <span class="arrow" aria-hidden="true">
                {' → '}
              </span>
              <ChangedValue value={after ?? words.absent[language]} side="after" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
