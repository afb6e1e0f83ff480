import { formatDay } from '../../kernel/format.js';
import {
  Button,
  DownloadList,
  ErrorSummary,
  Fact,
  FactsList,
  FactText,
  MailAddress,
  Mark,
  Notice,
} from '../../web/index.js';
import type { NetworkOrganisation, NetworkPerson } from '../entry.js';
import type { EntryChange } from '../queries.js';
import { consentMark, organisationKindWords } from '../words.js';
import { History } from './history.js';
import { pathOfPerson } from './people-table.js';
import { type EntryForm, errorsOf, PersonFields } from './person-form.js';

export interface PersonView {
  readonly person: NetworkPerson;
  readonly organisations: readonly NetworkOrganisation[];
  readonly history: readonly EntryChange[];
  readonly form: EntryForm;
  /** Whether something was typed: then the form is open. */
  readonly isTyped: boolean;
}

/** Somebody of the network: what is known, what they agreed to, how it changed, and how the entry ends. */
export function PersonPage({ view }: { view: PersonView }): JSX.Element {
  const { person, form } = view;
  const address = pathOfPerson(person.reference);
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1 safe>{person.name}</h1>
      <p>
        <Mark {...consentMark(person)} />
      </p>
      {person.isDueSoon && (
        <Notice
          tone="warn"
          title={
            person.isDue
              ? 'Der Löschtag ist vorbei.'
              : `Wird nach dem ${formatDay(person.deleteOn, 'de')} gelöscht.`
          }
          text={
            person.withdrawnOn === null
              ? 'Soll die Person bleiben, fragen Sie sie, und tragen Sie einen neuen Löschtag ein.'
              : 'Die Einwilligung ist widerrufen. Die Nacht danach löscht den Eintrag.'
          }
        />
      )}
      <PersonFacts person={person} />
      <details class="fold" open={view.isTyped}>
        <summary>Angaben ändern</summary>
        <PersonFields
          form={form}
          organisations={view.organisations}
          version={person.version}
          action={address}
          label="Speichern"
        />
      </details>
      <Ending person={person} />
      <h2>Verlauf</h2>
      <History changes={view.history} />
    </div>
  );
}

function PersonFacts({ person }: { person: NetworkPerson }): JSX.Element {
  const { organisationName, organisationKind, email, phone, topics, note, consentOn, withdrawnOn } = person;
  return (
    <FactsList>
      <Fact label="Funktion">
        <FactText text={person.function ?? 'nicht angegeben'} />
      </Fact>
      <Fact label="Organisation">
        <FactText
          text={
            organisationName === null || organisationKind === null
              ? 'keine'
              : `${organisationName} (${organisationKindWords[organisationKind]})`
          }
        />
      </Fact>
      <Fact label="E-Mail">
        {email === null ? <FactText text="nicht angegeben" /> : <MailAddress address={email} link />}
      </Fact>
      <Fact label="Telefon">
        <FactText text={phone ?? 'nicht angegeben'} />
      </Fact>
      <Fact label="Themen">
        <FactText text={topics.length === 0 ? 'nicht angegeben' : topics.join(', ')} />
      </Fact>
      {note !== null && (
        <Fact label="Bemerkung">
          <FactText text={note} />
        </Fact>
      )}
      <Fact label="Einwilligung">
        <FactText
          text={
            withdrawnOn !== null
              ? `widerrufen am ${formatDay(withdrawnOn, 'de')}`
              : consentOn === null
                ? 'keine; nur für die Aufgabe der Servicestelle'
                : [
                    formatDay(consentOn, 'de'),
                    ...(person.consentHow === null ? [] : [person.consentHow]),
                  ].join(': ')
          }
        />
      </Fact>
      <Fact label="Löschtag">
        <FactText text={formatDay(person.deleteOn, 'de')} />
      </Fact>
      <Fact label="Kennung">
        <FactText text={person.reference} />
      </Fact>
    </FactsList>
  );
}

/** What a person may ask for: to know everything, to take consent back, to be deleted. */
function Ending({ person }: { person: NetworkPerson }): JSX.Element {
  const address = pathOfPerson(person.reference);
  return (
    <section class="stack">
      <h2>Rechte der Person</h2>
      <DownloadList
        downloads={[
          {
            label: 'Auskunft: alles über die Person',
            href: `${address}/auskunft.json`,
            kind: 'data',
            meta: 'JSON (Art. 15 DSGVO)',
          },
        ]}
      />
      {(person.inDirectory || person.getsInvitations) && (
        <form class="stack-s" method="post" action={`${address}/widerrufen`}>
          <p class="hint">
            Ab sofort kein Verzeichnis und keine Einladungen; die Nacht danach löscht den Eintrag.
          </p>
          <Button label="Widerruf vermerken" />
        </form>
      )}
      <details class="fold">
        <summary>Auf Wunsch sofort löschen</summary>
        <Notice
          tone="warn"
          title="Das lässt sich nicht zurücknehmen."
          text="Eintrag, Einladungen, Mails und was das Änderungsprotokoll über die Person aufbewahrt, sind danach weg. Anmeldungen zu Veranstaltungen haben ihren eigenen Löschtag."
        />
        <form method="post" action={`${address}/loeschen`}>
          <p class="btns">
            <Button label="Endgültig löschen" />
          </p>
        </form>
      </details>
    </section>
  );
}
