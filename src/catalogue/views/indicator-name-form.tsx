import { Button, type FieldError, LongTextField } from '../../web/index.js';
import type { CatalogueEntry } from '../catalogue.js';
import { nameFieldId, nameOf, type TypedName } from '../indicator-name-form.js';

/** Corrects the name of an indicator; what it counts stays. Open with what was typed when that could not be kept. */
export function IndicatorNameForm(props: {
  entry: CatalogueEntry;
  typed: TypedName | null;
  errors: readonly FieldError[];
  action: string;
}): JSX.Element {
  const { entry, errors, action } = props;
  const isTyped = props.typed?.key === entry.key;
  const typed = isTyped && props.typed !== null ? props.typed : nameOf(entry);
  const field = (name: 'title' | 'titleEn' | 'reason') => {
    const id = nameFieldId(typed, name);
    const wrong = errors.filter((error) => error.fieldId === id).map(({ message }) => message);
    return { name, id, value: typed[name], errors: wrong };
  };
  return (
    <details class="fold" open={isTyped}>
      <summary>
        Namen ändern
        <span class="vh" safe>{`: ${entry.code ?? entry.key}`}</span>
      </summary>
      <form class="form" method="post" action={action}>
        <input type="hidden" name="key" value={typed.key} />
        <input type="hidden" name="version" value={typed.version} />
        <LongTextField {...field('title')} label="Name" rows={2} hint="Was gezählt wird." />
        <LongTextField {...field('titleEn')} label="Name auf Englisch (freiwillig)" rows={2} />
        <LongTextField {...field('reason')} label="Grund" rows={2} hint="Steht im Änderungsprotokoll." />
        <div class="btns">
          <Button label="Namen veröffentlichen" />
        </div>
      </form>
    </details>
  );
}
