import { dayInBerlin } from '../../kernel/clock.js';
import { ProjectSheet } from '../../projects/index.js';
import type { DraftView } from '../../submissions/index.js';
import { Button } from '../../web/index.js';
import { labelOf } from '../form/fields.js';
import { timeText } from './field-comments.js';

/** The Steckbrief as it would read once it is published as it is saved, marked as what it is. */
export function PreviewPage(props: { draft: DraftView; notices: JSX.Element }): JSX.Element {
  const { draft, notices } = props;
  return (
    <div class="wrap main">
      <div class="note note--warn preview">
        <b>Entwurf, nicht veröffentlicht</b>
        <span safe>
          {`So erscheint der Steckbrief nach der Veröffentlichung. Gespeichert ${timeText(draft.updatedAt)} Uhr; was danach getippt wurde, steht nicht darin. Beantragtes steht neben dem, was gilt.`}
        </span>
      </div>
      <Unread typed={draft.typed} />
      {draft.publishedMeanwhile && (
        <div class="note note--warn">
          <b>Das Vorhaben wurde inzwischen neu veröffentlicht</b>
          <span>Speichern Sie den Entwurf noch einmal, bevor Sie ihn einreichen.</span>
        </div>
      )}
      <p class="btns">
        <Button label="Zurück zum Formular" href={`/arbeitsbereich/entwurf/${draft.id}`} />
      </p>
      {notices as 'safe'}
      <DraftSheet draft={draft} />
    </div>
  );
}

/** What was typed and cannot be read is in no field, so the sheet lacks it. */
function Unread({ typed }: Pick<DraftView, 'typed'>): JSX.Element {
  const fields = Object.entries(typed).filter(([, value]) => value.trim() !== '');
  if (fields.length === 0) return '';
  return (
    <div class="note note--warn">
      <b>Nicht lesbar, deshalb nicht in der Vorschau</b>
      <ul>
        {fields.map(([field, value]) => (
          <li safe>{`${labelOf(field)}: „${value}“`}</li>
        ))}
      </ul>
    </div>
  );
}

/** The sheet of a draft; it belongs to no revision, and its Kennung is given at the first publication. */
export function DraftSheet(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  const record = { ...draft.outcome, reference: draft.reference ?? 'Kennung folgt' };
  return <ProjectSheet view={{ record, reckoningDay: dayInBerlin(new Date()) }} language="de" />;
}
