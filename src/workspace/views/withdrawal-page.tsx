import type { DraftView } from '../../submissions/index.js';
import { Button, LongTextField, Mark } from '../../web/index.js';
import { wordsOf } from '../form/draft-form.js';
import { FieldComments } from './field-comments.js';
import { draftMark } from './marks.js';

/** Taking a published project out of the registry: all it needs is the reason. */
export function WithdrawalPage(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  const { tone, word } = draftMark(draft);
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <p class="over">
          {draft.reference !== null && <b safe>{draft.reference}</b>}
          <span>Rücknahme</span>
          <Mark tone={tone} word={word} />
        </p>
        <h1 safe>{`${draft.input.name} zurücknehmen`}</h1>
        <p class="lead">
          Nach der Veröffentlichung erscheint das Vorhaben nicht mehr im Register. Frühere Stände bleiben
          lesbar.
        </p>
      </div>
      <form class="form" method="post" action={`/arbeitsbereich/entwurf/${draft.id}`}>
        <input type="hidden" name="version" value={String(draft.version)} />
        <LongTextField
          name="note"
          label="Warum verlässt das Vorhaben das Register?"
          hint="Zum Beispiel: Der Bescheid wurde widerrufen. Die Servicestelle liest diesen Satz; er wird nicht veröffentlicht."
          value={draft.note ?? ''}
          rows={4}
          errors={draft.version === 1 ? [] : draft.findings.map(wordsOf)}
        />
        <FieldComments draft={draft} field={null} />
        <p class="btns">
          {draft.actions.includes('handIn') && (
            <Button kind="primary" label="Einreichen" name="schritt" value="einreichen" />
          )}
          <Button label="Speichern" name="schritt" value="speichern" />
          <Button kind="tertiary" label="Doch nicht" href={`/arbeitsbereich/entwurf/${draft.id}/verwerfen`} />
        </p>
      </form>
    </div>
  );
}
