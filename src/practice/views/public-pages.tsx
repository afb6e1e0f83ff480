import type { Language } from '../../kernel/text.js';
import { cityName, localPath, PublicNetworkTabs } from '../../web/index.js';
import type { Practice } from '../practice.js';
import type { LinkedProject } from '../queries.js';
import { practicePath as path, practiceMessages as words } from '../words.js';

/** All published examples, each with its summary. */
export function PracticesPage(props: { practices: readonly Practice[]; language: Language }): JSX.Element {
  const { practices, language } = props;
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
        </div>
      </div>
      <PublicNetworkTabs current="practice" language={language} />
      <section class="sec stack">
        {practices.length === 0 && <p safe>{words.none[language]}</p>}
        {practices.map(({ reference, title, cityAgs, summary }) => (
          <article class="pair">
            <h2 class="subhead">
              <a href={localPath(language, `${path}/${reference}`)} lang="de" safe>
                {title}
              </a>
            </h2>
            {cityAgs !== null && (
              <p class="small muted" safe>
                {cityName(cityAgs)}
              </p>
            )}
            <p lang="de" safe>
              {summary}
            </p>
          </article>
        ))}
      </section>
    </div>
  );
}

/** One example: what was done, what others can take from it, and the projects behind it. */
export function PracticePage(props: {
  practice: Practice;
  projects: readonly LinkedProject[];
  language: Language;
}): JSX.Element {
  const { practice, projects, language } = props;
  const parts = [
    { title: words.story[language], text: practice.story },
    { title: words.lessons[language], text: practice.lessons },
  ];
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 lang="de" safe>
            {practice.title}
          </h1>
          {practice.cityAgs !== null && (
            <p class="lead" safe>
              {cityName(practice.cityAgs)}
            </p>
          )}
        </div>
      </div>
      <div class="grid grid--side">
        <div class="stack">
          <p class="read" lang="de" safe>
            {practice.summary}
          </p>
          {parts.map(({ title, text }) =>
            text === null ? (
              ''
            ) : (
              <section>
                <h2 safe>{title}</h2>
                <p class="verbatim" lang="de" safe>
                  {text}
                </p>
              </section>
            ),
          )}
        </div>
        {projects.length > 0 && (
          <aside class="stack">
            <h2 safe>{words.projects[language]}</h2>
            <ul class="list">
              {projects.map(({ reference, name }) => (
                <li>
                  <a class="lnk" href={localPath(language, `/vorhaben/${reference}`)} lang="de" safe>
                    {name}
                  </a>
                  <div class="meta" safe>
                    {reference}
                  </div>
                </li>
              ))}
            </ul>
          </aside>
        )}
      </div>
    </div>
  );
}
