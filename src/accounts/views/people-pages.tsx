import { roles } from '../../kernel/actor.js';
import {
  BodyRows,
  Button,
  Cell,
  cityName,
  ErrorSummary,
  type FieldError,
  fieldId,
  Notice,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { PersonRow } from '../queries/people.js';
import { roleWords, stateWords } from '../words.js';

const columns = {
  name: { label: 'Name' },
  role: { label: 'Rolle' },
  email: { label: 'E-Mail-Adresse' },
  state: { label: 'Zustand' },
} as const;

export function PeoplePage(props: { people: readonly PersonRow[] }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Personen</h1>
        <Button label="Person einladen" kind="primary" href="/verwaltung/personen/einladen" />
      </div>
      <RecordTable caption="Personen mit Konto" columns={Object.values(columns)} language="de">
        <BodyRows>
          {props.people.map((person) => (
            <Row>
              <RowHead>
                <a href={`/verwaltung/personen/${person.id}`} safe>
                  {person.name}
                </a>
              </RowHead>
              <Cell column={columns.role}>
                <span safe>
                  {person.city === null
                    ? roleWords[person.role]
                    : `${cityName(person.city)}: ${roleWords[person.role]}`}
                </span>
              </Cell>
              <Cell column={columns.email}>
                <span class="address" safe>
                  {person.email}
                </span>
              </Cell>
              <Cell column={columns.state}>
                <span>{stateWords[person.state]}</span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </div>
  );
}

export interface TypedPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly city: string;
}

interface PersonView {
  /** Null while somebody is invited. */
  readonly person: PersonRow | null;
  readonly typed: TypedPerson;
  readonly errors: readonly FieldError[];
  readonly cities: readonly { readonly value: string; readonly label: string }[];
}

export function PersonPage(props: { view: PersonView }): JSX.Element {
  const { person, errors } = props.view;
  return (
    <div class="wrap main">
      <div class="door stack">
        <h1 safe>{person === null ? 'Person einladen' : person.name}</h1>
        {person !== null && (
          <p class="muted" safe>
            {`${stateWords[person.state]}, zweiter Faktor ${person.hasSecondFactor ? 'eingerichtet' : 'nicht eingerichtet'}`}
          </p>
        )}
        <ErrorSummary errors={errors} language="de" />
        {person?.isForgotten === true ? (
          <Notice
            title="Name und Adresse dieser Person sind gelöscht."
            text="Was sie getan hat, steht weiter unter ihrer Kennung. Das Konto kommt nicht zurück."
          />
        ) : (
          <PersonForm view={props.view} />
        )}
        {person !== null && !person.isForgotten && <Steps person={person} />}
      </div>
    </div>
  );
}

function PersonForm(props: { view: PersonView }): JSX.Element {
  const { person, typed, errors, cities } = props.view;
  const of = (name: string) =>
    errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  const address = person === null ? '/verwaltung/personen/einladen' : `/verwaltung/personen/${person.id}`;
  return (
    <form class="form" method="post" action={address}>
      <TextField name="name" label="Name" value={typed.name} errors={of('name')} />
      <TextField
        name="email"
        label="E-Mail-Adresse"
        type="email"
        value={typed.email}
        readOnly={person !== null}
        errors={of('email')}
      />
      <SelectField
        name="rolle"
        label="Rolle"
        value={typed.role}
        empty="Bitte wählen"
        options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
        errors={of('rolle')}
      />
      <SelectField
        name="stadt"
        label="Stadt"
        hint="Nur für Rollen einer Stadt."
        value={typed.city}
        empty="keine"
        options={cities}
        errors={of('stadt')}
      />
      <p class="btns">
        <Button label={person === null ? 'Einladen' : 'Speichern'} kind="primary" />
      </p>
    </form>
  );
}

function Steps(props: { person: PersonRow }): JSX.Element {
  const { id, state, hasSecondFactor, isTiedToProvider } = props.person;
  const address = `/verwaltung/personen/${id}`;
  return (
    <>
      <h2>Konto</h2>
      {state === 'invited' && (
        <form method="post" action={`${address}/einladung`}>
          <p class="btns">
            <Button label="Einladung noch einmal schicken" />
          </p>
        </form>
      )}
      <form method="post" action={`${address}/zustand`}>
        <p class="btns">
          {state === 'active' && <Button label="Sperren" name="zustand" value="locked" />}
          {(state === 'locked' || state === 'left') && (
            <Button label="Freischalten" name="zustand" value="active" />
          )}
        </p>
      </form>
      {hasSecondFactor && (
        <form method="post" action={`${address}/zweiter-faktor`}>
          <p class="btns">
            <Button label="Zweiten Faktor zurücksetzen" />
          </p>
        </form>
      )}
      {isTiedToProvider && (
        <form method="post" action={`${address}/anmeldedienst`}>
          <p class="small muted">
            Die Person meldet sich mit einem Konto der Verwaltung an. Lösen Sie die Verknüpfung, wenn sie dort
            ein anderes Konto bekommt oder ihres jetzt jemand anderem gehört.
          </p>
          <p class="btns">
            <Button label="Vom Anmeldedienst lösen" />
          </p>
        </form>
      )}
      {state !== 'left' && (
        <p class="btns">
          <Button label="Als ausgeschieden führen …" href={`${address}/uebergabe`} />
        </p>
      )}
      <h2>Personenbezogene Daten</h2>
      <p class="btns">
        <Button label="Alles ausgeben (JSON)" href={`${address}/daten.json`} />
        <Button label="Person löschen …" href={`${address}/vergessen`} />
      </p>
    </>
  );
}
