import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { localPath } from '../links.js';
import { stateMessages as words } from '../messages/states.js';
import type { PageState } from '../page-state.js';
import { Button } from './form/button.js';
import { fieldId } from './form/field.js';

/** Where the switch leads: reads what was typed, and goes back to the page in that state. */
export const switchPath = '/stand';
export const statesPath = '/staende';

interface Props {
  readonly state: PageState;
  /** The page it stands on, without language. */
  readonly path: string;
  readonly language: Language;
}

/** Which state of the registry a page shows, and the way to any other: folded for the present, open in the past. */
export function StateSwitch(props: Props): JSX.Element {
  const { state, language } = props;
  if (state.publishedOn === null && state.asOf === null) return '';
  if (isShownAsPast(state)) return <PastBanner {...props} />;
  return (
    <section class="wrap statebar" aria-label={words.switcher[language]}>
      <details>
        <summary safe>{stateWords(state, language)}</summary>
        <SwitchForm {...props} />
      </details>
    </section>
  );
}

/** Also a day to come is no "now": it is reckoned on that day. */
const isShownAsPast = ({ asOf, isPast }: PageState): boolean => isPast || (asOf?.includes('-') ?? false);

function PastBanner(props: Props): JSX.Element {
  const { state, path, language } = props;
  const { title, text } = bannerWords(state, language);
  return (
    <section class="wrap statebar" aria-label={words.banner[language]}>
      <div class="note statepast">
        <p>
          <b safe>{title}</b>
          <span safe>{text}</span>
        </p>
        <p class="ways">
          <a href={localPath(language, withoutState(path))} data-present="" safe>
            {words.toPresent[language]}
          </a>
          <a href={localPath(language, `${statesPath}/vergleich?from=${state.revision}`)} safe>
            {words.changedSince[language]}
          </a>
        </p>
        <SwitchForm {...props} />
      </div>
    </section>
  );
}

function SwitchForm({ state, path, language }: Props): JSX.Element {
  const id = fieldId('stand-asOf');
  return (
    <form method="get" action={localPath(language, switchPath)}>
      <input type="hidden" name="zu" value={withoutState(path)} />
      <div>
        <label for={id} safe>
          {words.field[language]}
        </label>
        <input
          id={id}
          name="asOf"
          class="kern-form-input__input"
          value={writtenFor(state, language)}
          placeholder={words.example[language]}
          maxlength="10"
          autocomplete="off"
        />
      </div>
      <Button label={words.show[language]} />
      <a href={localPath(language, statesPath)} safe>
        {words.all[language]}
      </a>
    </form>
  );
}

/** A day as people write it. */
export const writtenFor = ({ asOf }: PageState, language: Language): string =>
  asOf === null ? '' : asOf.includes('-') && language === 'de' ? formatDay(asOf, 'de') : asOf;

/** "Registerstand 48 vom 31.10.2026" */
function stateWords({ revision, publishedOn }: PageState, language: Language): string {
  const number = formatCount(revision, language);
  return words.state(number, publishedOn === null ? null : formatDay(publishedOn, language))[language];
}

function bannerWords(state: PageState, language: Language): { title: string; text: string } {
  const { asOf, isPast, publishedOn, reckoningDay } = state;
  const shown = stateWords(state, language);
  if (!isPast)
    return {
      title: words.provisional(formatDay(reckoningDay, language))[language],
      text: words.provisionalText(shown)[language],
    };
  const title = asOf?.includes('-')
    ? words.lookingAtDay(formatDay(reckoningDay, language), shown)
    : words.lookingAt(shown);
  const text = publishedOn === null ? words.nothingYet : words.pastText(formatDay(reckoningDay, language));
  return { title: title[language], text: text[language] };
}

/** The same page of the present; what was found by a mark of the past begins anew. */
export function withoutState(path: string): string {
  const [page = '', query = ''] = path.split('?', 2);
  const left = new URLSearchParams(query);
  for (const name of ['asOf', 'reckoningDay', 'cursor', 'ab']) left.delete(name);
  const written = left.toString().replaceAll('%2C', ',');
  return written === '' ? page : `${page}?${written}`;
}
