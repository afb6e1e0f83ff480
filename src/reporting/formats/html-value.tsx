import type { Language } from '../../kernel/text.js';
import { AmountText, FactText } from '../../web/index.js';
import type { Value } from '../document.js';
import { notStated, written } from '../written.js';

/** A value on a page: codes strong, figures of equal width, derived amounts with their mark, unknown in words. */
export function HtmlValue(props: { value: Value | null; language: Language }): JSX.Element {
  const { value, language } = props;
  if (value === null)
    return (
      <span class="muted" safe>
        {notStated[language]}
      </span>
    );
  switch (value.type) {
    case 'money':
      return <AmountText cents={value.cents} derived={value.derived === true} language={language} />;
    case 'code':
      return <FactText code={value.code} text={value.title ?? ''} />;
    case 'text':
      return <FactText text={value.text} verbatim />;
    default:
      return (
        <span class="num" safe>
          {written(value, language)}
        </span>
      );
  }
}

/** Verbatim text names its language only where it is not the page's. */
export const foreign = (textLanguage: Language, language: Language): Language | undefined =>
  textLanguage === language ? undefined : textLanguage;
