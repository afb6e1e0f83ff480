import { dayInBerlin } from '../../kernel/clock.js';
import { ProjectSheet } from '../../projects/index.js';
import type { DraftView } from '../../submissions/index.js';
import { Button } from '../../web/index.js';

/** The Steckbrief as it would read once it is published, marked as what it is. */
export function PreviewPage(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  return (
    <div class="wrap main">
      <div class="note note--warn preview">
        <b>Entwurf, nicht veröffentlicht</b>
        <span>
          So erscheint der Steckbrief nach der Veröffentlichung. Beantragte Beträge stehen dann neben den
          bewilligten.
        </span>
      </div>
      <p class="btns">
        <Button label="Zurück zum Formular" href={`/arbeitsbereich/entwurf/${draft.id}`} />
      </p>
      <DraftSheet draft={draft} />
    </div>
  );
}

/** The sheet of a draft; it belongs to no revision, and its Kennung is given at the first publication. */
export function DraftSheet(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  const record = { ...draft.record, reference: draft.reference ?? 'Kennung folgt' };
  return <ProjectSheet view={{ record, reckoningDay: dayInBerlin(new Date()) }} language="de" />;
}
