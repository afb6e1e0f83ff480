import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';
import { Icon } from './icon.js';

/** One active filter and the address of the same list without it. */
export interface Chip {
  readonly label: string;
  readonly removeHref: string;
}

/** The active filters; removing one is one click. */
export function Chips(props: { chips: readonly Chip[]; clearHref: string; language: Language }): JSX.Element {
  const { chips, language } = props;
  if (chips.length === 0) return '';
  return (
    <div class="chips" role="group" aria-label={componentMessages.activeFilters[language]}>
      {chips.map((chip) => (
        <a class="chip" href={chip.removeHref}>
          <span>
            <span class="vh" safe>
              {componentMessages.removeFilter[language]}
            </span>
            <span safe>{chip.label}</span>
          </span>
          <Icon name="remove" />
        </a>
      ))}
      <a class="small" href={props.clearHref} safe>
        {componentMessages.clearFilters[language]}
      </a>
    </div>
  );
}
