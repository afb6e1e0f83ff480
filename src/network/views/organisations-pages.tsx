import {
  BodyRows,
  Button,
  Cell,
  type Column,
  ErrorSummary,
  LongTextField,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import { type NetworkOrganisation, type NetworkPerson, organisationKinds } from '../entry.js';
import type { EntryChange } from '../queries.js';
import { organisationKindWords, staffOrganisationsPath as path } from '../words.js';
import { History } from './history.js';
import { PeopleTable } from './people-table.js';
import { type EntryForm, errorsOf, fieldOf } from './person-form.js';
import { DirectoryTabs } from './tabs.js';

const columns = {
  name: { label: 'Organisation' },
  kind: { label: 'Art' },
  topics: { label: 'Themen' },
  people: { label: 'Personen', kind: 'amount' },
} as const satisfies Record<string, Column>;

/** All organisations of the network. */
export function OrganisationsPage(props: {
  organisations: readonly NetworkOrganisation[];
  q: string;
  mayWrite: boolean;
}): JSX.Element {
  const { organisations, q, mayWrite } = props;
  return (
    <div class="wrap main stack">
      <h1>Organisationen im Netzwerk</h1>
      <DirectoryTabs current="organisations" />
      {mayWrite && (
        <p>
          <Button label="Organisation anlegen" kind="primary" href={`${path}/neu`} />
        </p>
      )}
      <form class="form" method="get" action={path} role="search">
        <TextField name="q" label="Name oder Thema" value={q} maxlength={200} />
        <p class="btns">
          <Button label="Suchen" />
        </p>
      </form>
      {organisations.length === 0 ? (
        <div class="empty">
          <p>{q === '' ? 'Noch keine Organisationen.' : 'Keine Organisation passt dazu.'}</p>
        </div>
      ) : (
        <RecordTable caption="Organisationen im Netzwerk" columns={Object.values(columns)} language="de">
          <BodyRows>
            {organisations.map(({ reference, name, kind, topics, people }) => (
              <Row>
                <RowHead>
                  <a href={`${path}/${reference}`} safe>
                    {name}
                  </a>
                </RowHead>
                <Cell column={columns.kind}>
                  <span safe>{organisationKindWords[kind]}</span>
                </Cell>
                <Cell column={columns.topics}>
                  <span safe>{topics.length === 0 ? 'nicht angegeben' : topics.join(', ')}</span>
                </Cell>
                <Cell column={columns.people}>
                  <span safe>{String(people)}</span>
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

export function NewOrganisationPage({ form }: { form: EntryForm }): JSX.Element {
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1>Organisation anlegen</h1>
      <p class="lead">Eine Stelle, keine Person: Wer dort arbeitet, nehmen Sie danach auf.</p>
      <OrganisationFields form={form} action={path} label="Anlegen" />
    </div>
  );
}

/** One organisation with its people. */
export function OrganisationPage(props: {
  organisation: NetworkOrganisation;
  people: readonly NetworkPerson[];
  history: readonly EntryChange[];
  form: EntryForm;
  mayWrite: boolean;
}): JSX.Element {
  const { organisation, people, form, mayWrite } = props;
  const address = `${path}/${organisation.reference}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1 safe>{organisation.name}</h1>
      <p safe>{[organisationKindWords[organisation.kind], ...organisation.topics].join(' · ')}</p>
      {organisation.website !== null && (
        <p>
          <a href={organisation.website} rel="noreferrer" safe>
            {organisation.website}
          </a>
        </p>
      )}
      {mayWrite && (
        <>
          <h2>Personen</h2>
          {people.length === 0 ? <p>Noch niemand.</p> : <PeopleTable people={people} caption="Personen" />}
          <h2>Angaben ändern</h2>
          <OrganisationFields form={form} action={address} label="Speichern" version={organisation.version} />
          {people.length === 0 && (
            <form method="post" action={`${address}/entfernen`}>
              <Button label="Entfernen" kind="tertiary" />
            </form>
          )}
          <h2>Verlauf</h2>
          <History changes={props.history} />
        </>
      )}
    </div>
  );
}

function OrganisationFields(props: {
  form: EntryForm;
  action: string;
  label: string;
  version?: number;
}): JSX.Element {
  const field = fieldOf(props.form);
  return (
    <form class="form" method="post" action={props.action}>
      {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
      <TextField {...field('name')} label="Name" />
      <SelectField
        {...field('kind')}
        label="Art"
        empty="Bitte wählen"
        options={organisationKinds.map((kind) => ({ value: kind, label: organisationKindWords[kind] }))}
      />
      <TextField {...field('website')} label="Internetseite" />
      <LongTextField {...field('topics')} label="Themen" hint="Eines je Zeile." rows={3} />
      <p class="btns">
        <Button label={props.label} kind="primary" />
      </p>
    </form>
  );
}
