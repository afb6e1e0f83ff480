import { Button, ErrorSummary, fieldId, SelectField } from '../../web/index.js';
import { type CityRecordKind, type FormView, sayingsOf } from '../kind.js';

interface NewView {
  readonly kind: CityRecordKind;
  readonly form: FormView;
  readonly action: string;
  /** Cities to choose from; null for a city's own people. */
  readonly cities: readonly { readonly ags: string; readonly name: string }[] | null;
}

/** The form that begins something new. */
export function NewDraftPage({ view }: { view: NewView }): JSX.Element {
  const { kind, form, cities } = view;
  return (
    <div class="wrap main stack">
      <FormErrors form={form} />
      <h1 safe>{`${kind.word.de} anlegen`}</h1>
      <p class="muted">Gespeichert ist es ein Entwurf. Nur Ihre Stadt und die Servicestelle sehen ihn.</p>
      <form class="form" method="post" action={view.action}>
        {cities !== null && (
          <SelectField
            name="city"
            label="Stadt"
            empty="Bitte wählen"
            value={form.values.city ?? ''}
            errors={sayingsOf(form, 'city').errors}
            options={cities.map(({ ags, name }) => ({ value: ags, label: name }))}
          />
        )}
        {kind.form.Fields({ view: form })}
        <p class="btns">
          <Button label="Entwurf speichern" kind="primary" />
        </p>
      </form>
    </div>
  );
}

/** What stops a form, with links to the fields. */
export function FormErrors({ form }: { form: FormView }): JSX.Element {
  const errors = Object.entries(form.faults).map(([field, message]) => ({
    fieldId: fieldId(field),
    message,
  }));
  return <ErrorSummary errors={errors} language="de" />;
}
