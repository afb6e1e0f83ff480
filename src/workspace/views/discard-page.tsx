import type { DraftView } from '../../submissions/index.js';
import { Button } from '../../web/index.js';

/** Asks once more before a draft is thrown away. */
export function DiscardPage(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  const path = `/arbeitsbereich/entwurf/${draft.id}`;
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <h1>Entwurf verwerfen</h1>
        <p class="lead" safe>
          {draft.reference === null
            ? `„${draft.input.name}“ und alles, was Sie dazu eingegeben haben, wird gelöscht.`
            : `Ihre Änderungen an „${draft.input.name}“ werden gelöscht. Das veröffentlichte Vorhaben bleibt, wie es ist.`}
        </p>
      </div>
      <form method="post" action={`${path}/verwerfen`}>
        <input type="hidden" name="version" value={String(draft.version)} />
        <p class="btns">
          <Button kind="primary" label="Endgültig verwerfen" />
          <Button label="Weiter bearbeiten" href={path} />
        </p>
      </form>
    </div>
  );
}
