import { Button, ErrorSummary, type FieldError, LongTextField, TextField } from '../../web/index.js';
import { idOf, noField, type TypedField, typedOf } from '../action-field-form.js';
import type { CatalogueEntry } from '../catalogue.js';
import { CatalogueTabs } from './catalogue-tabs.js';

export interface ActionFieldsView {
  readonly fields: readonly CatalogueEntry[];
  /** Where changes are sent; null for whoever only reads. */
  readonly action: string | null;
  /** What was typed into one of the forms, when it could not be kept. */
  readonly typed: TypedField | null;
  readonly errors: readonly FieldError[];
}

/** The action fields, each with the form that changes it, and the form of a new one. */
export function ActionFieldsPage({ view }: { view: ActionFieldsView }): JSX.Element {
  const { fields, action, typed } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <h1>Handlungsfelder</h1>
        <p class="lead">
          Danach gliedern Städte ihre Vorhaben; ein Vorhaben kann zu mehreren gehören. Wer ein Handlungsfeld
          umbenennt, ändert keinen veröffentlichten Stand: Der neue Name gilt ab dem nächsten.
        </p>
      </div>
      <CatalogueTabs current="actionFields" />
      <ErrorSummary errors={view.errors} language="de" />
      <ul class="list">
        {fields.map((entry) => (
          <li>
            <b safe>{entry.title.de ?? entry.key}</b>
            <div class="meta" safe>
              {metaOf(entry)}
            </div>
            {action !== null && (
              <details class="fold" open={typed?.key === entry.key}>
                <summary>
                  Ändern
                  <span class="vh" safe>{`: ${entry.title.de ?? entry.key}`}</span>
                </summary>
                <FieldForm
                  typed={typed?.key === entry.key ? typed : typedOf(entry)}
                  view={view}
                  action={action}
                />
              </details>
            )}
          </li>
        ))}
      </ul>
      {action !== null && (
        <section class="sec" aria-labelledby="neu">
          <h2 id="neu">Neues Handlungsfeld</h2>
          <FieldForm typed={typed?.key === '' ? typed : noField} view={view} action={action} />
        </section>
      )}
    </div>
  );
}

function metaOf({ title, spellings }: CatalogueEntry): string {
  const english = title.en === null ? 'ohne englischen Namen' : `englisch: ${title.en}`;
  return spellings.length === 0 ? english : `${english}; auch: ${spellings.join('; ')}`;
}

function FieldForm(props: { typed: TypedField; view: ActionFieldsView; action: string }): JSX.Element {
  const { typed, view, action } = props;
  const isNew = typed.key === '';
  const field = (name: 'title' | 'titleEn' | 'spellings' | 'reason') => {
    const id = idOf(typed, name);
    const errors = view.errors.filter((error) => error.fieldId === id).map(({ message }) => message);
    return { name, id, value: typed[name], errors };
  };
  return (
    <form class="form" method="post" action={action}>
      <input type="hidden" name="key" value={typed.key} />
      <input type="hidden" name="version" value={typed.version} />
      <TextField {...field('title')} label="Name" maxlength={200} />
      <TextField {...field('titleEn')} label="Name auf Englisch (freiwillig)" maxlength={200} />
      <LongTextField
        {...field('spellings')}
        label="Andere Schreibweisen (freiwillig)"
        rows={2}
        hint="Wie Listen es noch nennen, eine auf jeder Zeile."
      />
      {!isNew && (
        <LongTextField {...field('reason')} label="Grund" rows={2} hint="Steht im Änderungsprotokoll." />
      )}
      <div class="btns">
        <Button label={isNew ? 'Handlungsfeld veröffentlichen' : 'Änderung veröffentlichen'} />
      </div>
    </form>
  );
}
