import type { PublishedRecord } from '../../city-records/index.js';
import type { Language } from '../../kernel/text.js';
import { planKind } from '../../plans/index.js';
import { localPath } from '../../web/index.js';
import { areaMessages as words } from '../messages.js';

/** The action plans made for an area. */
export function PlansOfArea(props: { plans: readonly PublishedRecord[]; language: Language }): JSX.Element {
  const { plans, language } = props;
  if (plans.length === 0) return '';
  return (
    <section class="sec">
      <h2 safe>{words.plans[language]}</h2>
      <ul class="list">
        {plans.map(({ reference, content }) => (
          <li>
            <a href={localPath(language, `${planKind.path}/${reference}`)} lang="de" safe>
              {String(content.name)}
            </a>
            <div class="meta" safe>
              {reference}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
