import {
  Button,
  cityName,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  MailAddress,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { Contact, ContactField, TypedContact } from '../contact.js';

export interface ContactsView {
  /** `/arbeitsbereich/kontakte` or `/servicestelle/kontakte`. */
  readonly path: string;
  readonly contacts: readonly Contact[];
  /** Cities to choose from when adding; null for a city's own page. */
  readonly cities: readonly { readonly ags: string; readonly name: string }[] | null;
  readonly form: ContactForm;
  /** Whether whoever looks hands over for people of the city who leave. */
  readonly handsOver: boolean;
}

export interface ContactForm {
  /** The contact that is changed; null when one is added. */
  readonly id: string | null;
  readonly city: string;
  readonly typed: TypedContact;
  readonly faults: Partial<Record<ContactField | 'city', string>>;
}

/** The contacts of one city, or of all, with the form to add one. */
export function ContactsPage(props: { view: ContactsView }): JSX.Element {
  const { path, contacts, form } = props.view;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={summaryOf(form)} language="de" />
      <h1>Ansprechpartner</h1>
      <p class="muted">Nur die Stadt selbst und die Servicestelle sehen diese Angaben.</p>
      {props.view.handsOver && (
        <p>
          Jemand verlässt die Stadt? <a href="/arbeitsbereich/personen">Personen und Übergabe</a>
        </p>
      )}
      {contacts.length === 0 && <p>Noch keine Ansprechpartner.</p>}
      {contacts.map((contact) => (
        <Card contact={contact} path={path} withCity={props.view.cities !== null} />
      ))}
      <h2 id="neu">Ansprechpartner hinzufügen</h2>
      <Form view={props.view} action={path} />
    </div>
  );
}

/** One contact to be changed or removed. */
export function ContactPage(props: { view: ContactsView }): JSX.Element {
  const { path, form } = props.view;
  const address = `${path}/${form.id}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={summaryOf(form)} language="de" />
      <h1>Ansprechpartner ändern</h1>
      <Form view={props.view} action={address} />
      <form method="post" action={`${address}/entfernen`}>
        <Button label="Entfernen" kind="tertiary" />
      </form>
    </div>
  );
}

function Card(props: { contact: Contact; path: string; withCity: boolean }): JSX.Element {
  const { contact, path } = props;
  return (
    <article class="pair">
      <h2 class="subhead" safe>
        {contact.name}
      </h2>
      {props.withCity && <p safe>{cityName(contact.cityAgs)}</p>}
      {contact.function !== null && <p safe>{contact.function}</p>}
      {contact.email !== null && (
        <p>
          <MailAddress address={contact.email} link />
        </p>
      )}
      {contact.phone !== null && <p safe>{`Telefon ${contact.phone}`}</p>}
      {contact.note !== null && (
        <p class="verbatim" safe>
          {contact.note}
        </p>
      )}
      <p>
        <a href={`${path}/${contact.id}`}>
          Ändern
          <span class="vh" safe>{`: ${contact.name}`}</span>
        </a>
      </p>
    </article>
  );
}

const fieldOrder = ['city', 'name', 'function', 'email', 'phone', 'note'] as const;

const summaryOf = ({ faults }: ContactForm): FieldError[] =>
  fieldOrder.flatMap((field) => {
    const message = faults[field];
    return message === undefined ? [] : [{ fieldId: fieldId(field), message }];
  });

function Form(props: { view: ContactsView; action: string }): JSX.Element {
  const { form, cities } = props.view;
  const { typed, faults } = form;
  const errors = (field: ContactField | 'city') => (faults[field] === undefined ? [] : [faults[field]]);
  return (
    <form class="form" method="post" action={props.action}>
      {cities !== null && form.id === null && (
        <SelectField
          name="city"
          label="Stadt"
          empty="Bitte wählen"
          value={form.city}
          errors={errors('city')}
          options={cities.map(({ ags, name }) => ({ value: ags, label: name }))}
        />
      )}
      <TextField name="name" label="Name" value={typed.name} errors={errors('name')} />
      <TextField
        name="function"
        label="Aufgabe"
        hint="Zum Beispiel Quartiersmanagement oder Verwendungsnachweise."
        value={typed.function}
        errors={errors('function')}
      />
      <TextField name="email" label="E-Mail" type="email" value={typed.email} errors={errors('email')} />
      <TextField name="phone" label="Telefon" value={typed.phone} errors={errors('phone')} />
      <LongTextField name="note" label="Bemerkung" rows={3} value={typed.note} errors={errors('note')} />
      <p class="btns">
        <Button label={form.id === null ? 'Hinzufügen' : 'Speichern'} kind="primary" />
      </p>
    </form>
  );
}
