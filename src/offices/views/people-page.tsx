import { type FormView, fieldsOf } from '../../city-records/index.js';
import { formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  CheckField,
  type Column,
  DayField,
  ErrorSummary,
  fieldId,
  Mark,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import type { OfficePerson } from '../office-person.js';

interface PeopleView {
  readonly name: string;
  readonly path: string;
  readonly people: readonly OfficePerson[];
}

const columns = {
  name: { label: 'Name' },
  contact: { label: 'Kontakt' },
  consent: { label: 'Einwilligung' },
  action: { label: 'Weiter' },
} as const satisfies Record<string, Column>;

/** Who works in an office, with their consent, and the form to add somebody. */
export function OfficePeoplePage({ view, form }: { view: PeopleView; form: FormView }): JSX.Element {
  const { name, path, people } = view;
  return (
    <div class="wrap main stack">
      <Errors form={form} />
      <h1 safe>{`Personen: ${name}`}</h1>
      <p class="muted">
        Eingetragen wird nur, wer eingewilligt hat. Wer die Einwilligung widerruft, wird gelöscht; frühere
        Stände des Registers zeigen keine Namen.
      </p>
      {people.length === 0 ? (
        <p class="muted">Noch niemand.</p>
      ) : (
        <RecordTable caption="Personen" columns={Object.values(columns)} language="de">
          <BodyRows>
            {people.map((person) => (
              <PersonRow person={person} path={path} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
      <h2>Person hinzufügen</h2>
      <PersonForm form={form} action={path} button="Hinzufügen" />
    </div>
  );
}

function PersonRow({ person, path }: { person: OfficePerson; path: string }): JSX.Element {
  const { name, task, phone, email, consentOn, published } = person;
  return (
    <Row>
      <RowHead>
        <span safe>{name}</span>
        <span class="sub" safe>
          {task ?? ''}
        </span>
      </RowHead>
      <Cell column={columns.contact}>
        <span safe>{[phone, email].filter((part) => part !== null).join(', ')}</span>
      </Cell>
      <Cell column={columns.consent}>
        <div>
          <Mark tone={published ? 'ok' : 'open'} word={published ? 'öffentlich' : 'nicht öffentlich'} />
          <span class="sub" safe>{`vom ${formatDay(consentOn, 'de')}`}</span>
        </div>
      </Cell>
      <Cell column={columns.action}>
        <a href={`${path}/${person.id}`}>
          Ändern<span class="vh" safe>{`: ${name}`}</span>
        </a>
      </Cell>
    </Row>
  );
}

/** Somebody of an office, to be changed or deleted. */
export function OfficePersonPage(props: { path: string; id: string; form: FormView }): JSX.Element {
  const action = `${props.path}/${props.id}`;
  return (
    <div class="wrap main stack">
      <Errors form={props.form} />
      <h1>Person ändern</h1>
      <PersonForm form={props.form} action={action} button="Speichern" />
      <form method="post" action={`${action}/entfernen`}>
        <p class="muted">Bei Weggang oder Widerruf der Einwilligung. Nichts davon bleibt.</p>
        <Button label="Löschen" kind="tertiary" />
      </form>
    </div>
  );
}

const Errors = ({ form }: { form: FormView }): JSX.Element => (
  <ErrorSummary
    errors={Object.entries(form.faults).map(([field, message]) => ({ fieldId: fieldId(field), message }))}
    language="de"
  />
);

function PersonForm(props: { form: FormView; action: string; button: string }): JSX.Element {
  const field = fieldsOf(props.form);
  return (
    <form class="form" method="post" action={props.action}>
      <input type="hidden" name="seen" value={props.form.values.seen ?? ''} />
      <TextField {...field('name')} label="Name" />
      <TextField {...field('task')} label="Aufgabe" hint="Etwa: Quartiersmanagement, Vertretung." />
      <div class="flds">
        <TextField {...field('phone')} label="Telefon" />
        <TextField {...field('email')} label="E-Mail" type="email" />
      </div>
      <div class="flds">
        <DayField {...field('consentOn')} label="Einwilligung vom" />
        <TextField
          {...field('consentSource')}
          label="Wo sie liegt"
          hint="Etwa: unterschriebene Erklärung in der Akte."
        />
      </div>
      <CheckField
        name="published"
        label="Darf auf den öffentlichen Seiten stehen"
        hint="Nur, wenn die Einwilligung das umfasst."
        checked={field('published').value !== ''}
      />
      <p class="btns">
        <Button label={props.button} kind="primary" />
      </p>
    </form>
  );
}
