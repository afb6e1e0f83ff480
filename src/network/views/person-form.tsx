import type { SentForm } from '../../platform/http/form-body.js';
import {
  Button,
  CheckGroup,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { NetworkOrganisation } from '../entry.js';
import type { FormFaults } from '../forms.js';
import { staffNetworkPath, staffOrganisationsPath } from '../words.js';

/** What was typed, and what stops it. */
export interface EntryForm {
  readonly values: SentForm;
  readonly faults: FormFaults;
}

export const errorsOf = ({ faults }: EntryForm): FieldError[] =>
  Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message }));

/** What a field of a form shows. */
export const fieldOf =
  ({ values, faults }: EntryForm) =>
  (name: string) => ({
    name,
    value: values[name] ?? '',
    errors: faults[name] === undefined ? [] : [faults[name]],
  });

export function NewPersonPage(props: {
  form: EntryForm;
  organisations: readonly NetworkOrganisation[];
}): JSX.Element {
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(props.form)} language="de" />
      <h1>Person aufnehmen</h1>
      <p class="lead">
        Schreiben Sie nur auf, was Sie für die Arbeit im Netzwerk brauchen. Was Sie hier eintragen, gehört zur
        Auskunft, die die Person verlangen kann.
      </p>
      <PersonFields {...props} action={staffNetworkPath} label="Aufnehmen" />
    </div>
  );
}

export function PersonFields(props: {
  form: EntryForm;
  organisations: readonly NetworkOrganisation[];
  action: string;
  label: string;
  /** Version the form was filled from; none for a new entry. */
  version?: number;
}): JSX.Element {
  const { form, organisations, version } = props;
  const field = fieldOf(form);
  return (
    <form class="form" method="post" action={props.action}>
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      <TextField {...field('name')} label="Name" />
      <TextField
        {...field('function')}
        label="Funktion"
        hint="Zum Beispiel Referatsleitung Stadtentwicklung."
      />
      <SelectField
        {...field('organisation')}
        label="Organisation"
        empty="keine"
        options={organisations.map(({ reference, name }) => ({ value: reference, label: name }))}
        after={
          <p class="hint">
            Fehlt sie? <a href={`${staffOrganisationsPath}/neu`}>Organisation anlegen</a>
          </p>
        }
      />
      <div class="flds">
        <TextField {...field('email')} label="E-Mail" type="email" />
        <TextField {...field('phone')} label="Telefon" />
      </div>
      <LongTextField
        {...field('topics')}
        label="Themen"
        hint="Wozu man die Person fragen kann, eines je Zeile: Bewohnerbeteiligung."
        rows={3}
      />
      <LongTextField {...field('note')} label="Bemerkung" hint="Nur für die Servicestelle." rows={2} />
      <CheckGroup
        {...field('agreed')}
        label="Eingewilligt in"
        chosen={(form.values.agreed ?? '').split('\n')}
        options={[
          {
            value: 'directory',
            label: 'Verzeichnis: Programmstädte sehen Name, Funktion, Erreichbarkeit und Themen',
          },
          { value: 'invitations', label: 'Einladungen: Mails zu Veranstaltungen der Servicestelle' },
        ]}
        none=""
        hint="Nichts davon: nur die Servicestelle sieht den Eintrag und nutzt ihn für ihre Aufgabe."
      />
      <div class="flds">
        <DayField {...field('consentOn')} label="Eingewilligt am" hint="Leer, wenn niemand gefragt ist." />
        <DayField
          {...field('deleteOn')}
          label="Löschtag"
          hint="Letzter Tag, an dem der Eintrag bleibt. Leer: in zwei Jahren."
        />
      </div>
      <TextField
        {...field('consentHow')}
        label="Wie eingewilligt, und wo steht das"
        hint="Zum Beispiel: Mail vom 03.02.2026, Ablage Netzwerk."
      />
      <p class="btns">
        <Button label={props.label} kind="primary" />
      </p>
    </form>
  );
}
