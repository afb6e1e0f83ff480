import { formatAmount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { AmountText, DerivedMark, FactText } from '../../web/index.js';
import type { Value } from '../document.js';
import { notStated, written } from '../written.js';

/** A value on a page: codes strong, figures of equal width, derived amounts with their mark, unknown in words. */
export function HtmlValue(props: { value: Value | null; bare?: boolean; language: Language }): JSX.Element {
  const { value, language } = props;
  if (value === null)
    return (
      <span class="muted" safe>
        {notStated[language]}
      </span>
    );
  switch (value.type) {
    case 'money':
      if (props.bare === true) return <BareAmount amount={value} language={language} />;
      return <AmountText cents={value.cents} derived={value.derived === true} language={language} />;
    case 'code':
      return <CodeText code={value.code} title={value.title} />;
    case 'none':
      return (
        <span class="muted" safe>
          {written(value, language)}
        </span>
      );
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

/** Code and title with a space between them, so that they stay apart when copied or read aloud. */
function CodeText(props: { code: string | null; title: string | null }): JSX.Element {
  const { code, title } = props;
  return (
    <span>
      {code !== null && (
        <b class="num" safe>
          {code}
        </b>
      )}
      <span safe>{code === null ? (title ?? '') : ` ${title ?? ''}`}</span>
    </span>
  );
}

/** An amount whose unit stands in the heading of its column. */
function BareAmount(props: { amount: Extract<Value, { type: 'money' }>; language: Language }): JSX.Element {
  const { amount, language } = props;
  return (
    <span>
      <span class="num nowrap" safe>
        {formatAmount(amount.cents, language)}
      </span>
      {amount.derived === true && <DerivedMark language={language} />}
    </span>
  );
}

/** Verbatim text names its language only where it is not the page's. */
export const foreign = (textLanguage: Language, language: Language): Language | undefined =>
  textLanguage === language ? undefined : textLanguage;
