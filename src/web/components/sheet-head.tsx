import type { Children } from '@kitajs/html';
import type { Language } from '../../kernel/text.js';
import { CityLink } from './city-link.js';

interface SheetHeadProps {
  /** What kind of record it is. */
  readonly tag: string;
  /** Null while it was never published. */
  readonly reference: string | null;
  readonly cityAgs: string;
  readonly name: string;
  readonly language: Language;
  /** What else stands in the line above the name. */
  readonly children?: Children;
}

/** What a record of a city begins with: its kind, reference and city in one line, its name as the title below. */
export function SheetHead(props: SheetHeadProps): JSX.Element {
  const { tag, reference, cityAgs, name, language, children } = props;
  return (
    <>
      <p class="over">
        <span class="tag" safe>
          {tag}
        </span>
        {reference !== null && <b safe>{reference}</b>}
        <CityLink ags={cityAgs} language={language} />
        {children}
      </p>
      <h1 id="titel" lang="de" safe>
        {name}
      </h1>
    </>
  );
}
