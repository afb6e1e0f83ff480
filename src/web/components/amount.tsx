import { formatEuro } from '../../kernel/format.js';
import type { Cents } from '../../kernel/money.js';
import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

/** The superscript a of a derived amount; screen readers hear the word. */
export function DerivedMark(props: { language: Language }): JSX.Element {
  return (
    <>
      <span class="vh" safe>{` ${componentMessages.derived[props.language]}`}</span>
      <sup class="der" aria-hidden="true">
        a
      </sup>
    </>
  );
}

/** An amount in EUR, exact to the cent. Unknown is words, never 0 or a dash; derived carries its mark. */
export function AmountText(props: {
  cents: Cents | null;
  derived?: boolean;
  language: Language;
}): JSX.Element {
  const { cents, language } = props;
  if (cents === null) {
    return (
      <span class="muted" safe>
        {componentMessages.notStated[language]}
      </span>
    );
  }
  return (
    <span>
      <span class="num nowrap" safe>
        {formatEuro(cents, language)}
      </span>
      {props.derived === true && <DerivedMark language={language} />}
    </span>
  );
}

/** The note that explains the mark; stands once below a table or a chart that has derived amounts. */
export function DerivedNote(props: { language: Language }): JSX.Element {
  return (
    <p class="tnote">
      <sup class="der">a</sup> <span safe>{componentMessages.derivedNote[props.language]}</span>
    </p>
  );
}
