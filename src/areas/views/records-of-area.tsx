import type { PublishedRecord } from '../../city-records/index.js';
import type { Language } from '../../kernel/text.js';
import { localPath } from '../../web/index.js';

/** Plans, goals, agreements or boards of an area, with links; nothing while there are none. */
export function RecordsOfArea(props: {
  heading: string;
  /** Address of their pages, without reference. */
  path: string;
  records: readonly PublishedRecord[];
  language: Language;
}): JSX.Element {
  const { heading, path, records, language } = props;
  if (records.length === 0) return '';
  return (
    <section class="sec">
      <h2 safe>{heading}</h2>
      <ul class="list">
        {records.map(({ reference, content }) => (
          <li>
            <a href={localPath(language, `${path}/${reference}`)} lang="de" safe>
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
