import { Button, type FieldError, LongTextField } from '../../web/index.js';
import { nameFieldId, type TypedName } from '../indicator-name-form.js';

/** Corrects the name of an indicator; what it counts stays. With what was typed when that could not be kept. */
export function IndicatorNameForm(props: {
  typed: TypedName;
  errors: readonly FieldError[];
  action: string;
  /** Where one goes back to without a change. */
  back: string;
}): JSX.Element {
  const { typed, errors, action, back } = props;
  const field = (name: 'title' | 'titleEn' | 'reason') => {
    const id = nameFieldId(typed, name);
    const wrong = errors.filter((error) => error.fieldId === id).map(({ message }) => message);
    return { name, id, value: typed[name], errors: wrong };
  };
  return (
    <form class="form" method="post" action={action}>
      <input type="hidden" name="key" value={typed.key} />
      <input type="hidden" name="version" value={typed.version} />
      <LongTextField {...field('title')} label="Name" rows={2} hint="Was gezählt wird." />
      <LongTextField {...field('titleEn')} label="Name auf Englisch (freiwillig)" rows={2} />
      <LongTextField {...field('reason')} label="Grund" rows={2} hint="Steht im Änderungsprotokoll." />
      <div class="btns">
        <Button label="Namen veröffentlichen" kind="primary" />
        <Button label="Abbrechen" href={back} />
      </div>
    </form>
  );
}
