import type { Language } from '../../kernel/text.js';
import { componentMessages, Fact, localPath } from '../../web/index.js';

/** The areas a record is about, each by its name with the way to its page; their reference where nobody looked for names. */
export function AreaLinks(props: {
  label: string;
  areas: readonly string[];
  names: ReadonlyMap<string, string> | undefined;
  language: Language;
}): JSX.Element {
  const { label, areas, names, language } = props;
  return (
    <Fact label={label}>
      {areas.length === 0 ? (
        <span class="muted" safe>
          {componentMessages.notStated[language]}
        </span>
      ) : (
        areas.map((area) => (
          <a class="line" href={localPath(language, `/gebiete/${area}`)} lang="de" safe>
            {names?.get(area) ?? area}
          </a>
        ))
      )}
    </Fact>
  );
}
