import { Button, ErrorSummary, fieldId, TextField } from '../../web/index.js';
import { crossPath } from '../question.js';
import type { ViewTab } from '../view.js';

interface SavedViews {
  readonly views: readonly ViewTab[];
  /** Query of a table that waits for its name; null when none does. */
  readonly unsaved: string | null;
  readonly name: string;
  readonly fault: string | null;
  /** A view that was just deleted and can be brought back. */
  readonly removed: ViewTab | null;
}

const path = '/auswertung/ansichten';

/** Saved cross-tables by name, each with what can be done with it. */
export function SavedViewsPage(props: { view: SavedViews }): JSX.Element {
  const { view } = props;
  const errors = view.fault === null ? [] : [{ fieldId: fieldId('name'), message: view.fault }];
  return (
    <div class="wrap main">
      <ErrorSummary errors={errors} language="de" />
      <div class="phead">
        <div>
          <h1>Gespeicherte Ansichten</h1>
          <p class="lead">
            Eine Ansicht ist eine Auswertung unter einem Namen. Ihre Adresse genügt, um sie weiterzugeben.
          </p>
        </div>
      </div>
      {view.removed !== null && <Removed removed={view.removed} />}
      {view.unsaved !== null && <SaveForm view={view} unsaved={view.unsaved} />}
      {view.views.length === 0 ? (
        <div class="empty">
          <h2>Noch keine gespeicherte Ansicht</h2>
          <p>Stellen Sie eine Auswertung ein und wählen Sie „Diese Ansicht speichern“.</p>
        </div>
      ) : (
        <ul class="savedviews">
          {view.views.map((one) => (
            <SavedView one={one} />
          ))}
        </ul>
      )}
      <p class="fold-link">
        <a href={crossPath}>Zur Auswertung</a>
      </p>
    </div>
  );
}

function Removed(props: { removed: ViewTab }): JSX.Element {
  const { id, name } = props.removed;
  return (
    <form class="note note--info" method="post" action={`${path}/${id}/zurueckholen`}>
      <b>Entfernt.</b>
      <span safe>{`„${name}“ ist nicht mehr gespeichert. `}</span>
      <Button label="Rückgängig machen" kind="tertiary" />
    </form>
  );
}

function SaveForm(props: { view: SavedViews; unsaved: string }): JSX.Element {
  const { view, unsaved } = props;
  return (
    <form class="form" method="post" action={path} aria-label="Ansicht speichern">
      <input type="hidden" name="query" value={unsaved} />
      <TextField
        name="name"
        label="Name der Ansicht"
        value={view.name}
        errors={view.fault === null ? [] : [view.fault]}
      />
      <p class="btns">
        <Button label="Ansicht speichern" kind="primary" />
      </p>
    </form>
  );
}

function SavedView(props: { one: ViewTab }): JSX.Element {
  const { id, name, query } = props.one;
  return (
    <li>
      <a href={`${crossPath}?${query}`} safe>
        {name}
      </a>
      <form method="post" action={`${path}/${id}`}>
        <label class="vh" for={`n-${id}`} safe>
          {`Neuer Name für „${name}“`}
        </label>
        <input
          id={`n-${id}`}
          class="kern-form-input__input"
          name="name"
          value={name}
          maxlength="80"
          required
        />
        <Button label="Umbenennen" />
      </form>
      <form method="post" action={`${path}/${id}/entfernen`}>
        <Button label="Entfernen" kind="tertiary" />
      </form>
    </li>
  );
}
