import type { PropsWithChildren } from '@kitajs/html';
import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

/** A text value of a fact; `verbatim` keeps line breaks, `lang` names the language of source text. */
export function FactText(props: {
  text: string;
  code?: string | null;
  lang?: Language | undefined;
  verbatim?: boolean;
}): JSX.Element {
  return (
    <span lang={props.lang} class={props.verbatim === true ? 'verbatim' : undefined}>
      {props.code != null && (
        <span class="code" safe>
          {props.code}
        </span>
      )}
      <span safe>{props.text}</span>
    </span>
  );
}

/** One field of a record: label, value as child, and below it small notes on source and evidence. */
export function Fact(props: PropsWithChildren<{ label: string; notes?: readonly string[] }>): JSX.Element {
  return (
    <>
      <dt safe>{props.label}</dt>
      <dd>
        {props.children}
        {(props.notes ?? []).map((note) => (
          <span class="src" safe>
            {note}
          </span>
        ))}
      </dd>
    </>
  );
}

/** A field whose value is a text, or is said not to be stated. `lang` names the language of what people entered. */
export function TextFact(props: {
  label: string;
  value: string | null;
  language: Language;
  lang?: Language | undefined;
}): JSX.Element {
  const { label, value, language } = props;
  return (
    <Fact label={label}>
      {value === null ? (
        <span class="muted" safe>
          {componentMessages.notStated[language]}
        </span>
      ) : (
        <FactText text={value} lang={props.lang} verbatim />
      )}
    </Fact>
  );
}

/** All fields of one record, label left and value right. */
export function FactsList(props: PropsWithChildren): JSX.Element {
  return <dl class="facts">{props.children}</dl>;
}
