import type { Catalogue } from '../../catalogue/index.js';
import { type DraftView, stateWords } from '../../submissions/index.js';
import { ActionBar, Button } from '../../web/index.js';
import { type Conflict, marksOf } from '../form/compare-forms.js';
import { type FormValues, formValuesOf, namesIn } from '../form/form-values.js';
import { timeText } from './field-comments.js';
import { shownValue } from './shown-value.js';

interface ConflictProps {
  readonly draft: DraftView;
  readonly conflicts: readonly Conflict[];
  /** The form as it was sent. */
  readonly mine: FormValues;
  readonly catalogue: Catalogue;
}

/**
 * Two people saved the same draft: both versions side by side, field by field. Nothing is lost; each field is chosen and
 * saved again, which can meet the next version in the same way.
 */
export function ConflictPage(props: ConflictProps): JSX.Element {
  const { draft } = props;
  const isOpen = draft.actions.includes('save');
  return (
    <>
      <div class="wrap main">
        <div class="phead">
          <h1>Zwei Fassungen, beide sind noch da</h1>
          <p class="lead" safe>
            {isOpen
              ? `Jemand hat den Entwurf am ${timeText(draft.updatedAt)} Uhr geändert. Ihr Text ist noch da. Wählen Sie bei jedem Feld, was gelten soll.`
              : `Der Entwurf steht inzwischen auf „${stateWords[draft.state].de}“ und lässt sich so nicht mehr ändern. Ihr Text steht hier, damit Sie ihn kopieren können.`}
          </p>
        </div>
        {isOpen ? <Choices {...props} /> : <Both {...props} />}
      </div>
      {isOpen && (
        <ActionBar state="Noch nicht gespeichert." more="Was Sie wählen, gilt erst nach dem Speichern.">
          <Button label="Ohne meine Fassung weiter" href={`/arbeitsbereich/entwurf/${draft.id}`} />
          <Button
            kind="primary"
            label="Auswahl speichern"
            name="schritt"
            value="speichern"
            form="fassungen"
          />
        </ActionBar>
      )}
    </>
  );
}

function Choices({ draft, conflicts, mine, catalogue }: ConflictProps): JSX.Element {
  const differing = new Set(conflicts.map(({ name }) => name));
  const theirs = formValuesOf(draft);
  const same = namesIn({ ...theirs, ...mine }).filter((name) => !differing.has(name));
  return (
    <form id="fassungen" method="post" action={`/arbeitsbereich/entwurf/${draft.id}`} class="versions">
      <input type="hidden" name="version" value={String(draft.version)} />
      <input type="hidden" name="stand" value={marksOf(theirs)} />
      {same.map((name) => (
        <input type="hidden" name={name} value={mine[name] ?? ''} />
      ))}
      {conflicts.map((conflict, index) => (
        <fieldset class="part">
          <legend safe>{conflict.label}</legend>
          <div class="flds">
            <Version conflict={conflict} side="mine" index={index} catalogue={catalogue} />
            <Version conflict={conflict} side="theirs" index={index} catalogue={catalogue} />
          </div>
        </fieldset>
      ))}
    </form>
  );
}

/** The value of a radio button is the whole text: choosing is sending the form with that version of the field. */
function Version(props: {
  conflict: Conflict;
  side: 'mine' | 'theirs';
  index: number;
  catalogue: Catalogue;
}): JSX.Element {
  const { conflict, side, index, catalogue } = props;
  const value = conflict[side];
  const id = `fassung-${index}-${side}`;
  const isMine = side === 'mine';
  return (
    <div class="choice fld">
      <input
        type="radio"
        id={id}
        name={conflict.name}
        value={value}
        checked={conflict.changedByMe === isMine}
      />
      <label for={id}>
        <b>{isMine ? 'Ihre Fassung' : 'Gespeicherte Fassung'}</b>
        {isMine && !conflict.changedByMe && <span class="hint">von Ihnen nicht geändert</span>}
        <span class="line words" safe>
          {shownValue(catalogue, conflict.name, value)}
        </span>
      </label>
    </div>
  );
}

function Both({ conflicts, draft, catalogue }: ConflictProps): JSX.Element {
  return (
    <>
      <dl class="facts">
        {conflicts.map(({ name, label, mine }) => (
          <>
            <dt safe>{label}</dt>
            <dd class="words" safe>
              {shownValue(catalogue, name, mine)}
            </dd>
          </>
        ))}
      </dl>
      <p class="btns">
        <Button label="Zum Entwurf" href={`/arbeitsbereich/entwurf/${draft.id}`} />
      </p>
    </>
  );
}
