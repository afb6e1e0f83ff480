import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { implementationMessages as words } from '../messages.js';

/** A number of people or things; what is not known is said, and so is what is too small to be shown. */
export function WrittenCount(props: {
  count: number | null;
  withheld?: boolean;
  language: Language;
}): JSX.Element {
  const { count, withheld = false, language } = props;
  if (count !== null) return <span safe>{formatCount(count, language)}</span>;
  return (
    <span class="muted" safe>
      {(withheld ? words.withheld : words.unknown)[language]}
    </span>
  );
}
