import type { Language } from '../../kernel/text.js';
import { localPath } from '../../web/index.js';
import type { Content } from '../kind.js';

/** Records of one kind by their names, with links; nothing while there are none. `beside` sets them in a side column. */
export function RecordLinks(props: {
  heading: string;
  /** Address of their pages, without reference. */
  path: string;
  records: readonly { readonly reference: string | null; readonly content: Content }[];
  language: Language;
  beside?: boolean;
}): JSX.Element {
  const { heading, path, records, language } = props;
  if (records.length === 0) return '';
  return (
    <section class={props.beside === true ? 'stack-s' : 'sec'}>
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
