import { Button, ErrorSummary, Fact, FactsList, type FieldError } from '../../web/index.js';
import type { PersonRow } from '../queries/people.js';
import { roleWords } from '../words.js';
import { PasswordSection, SecondFactorSection, SessionsSection } from './account-access-parts.js';
import { DeputySection, TokensSection } from './account-grants-parts.js';

export interface AccountView {
  readonly person: PersonRow;
  readonly city: string | null;
  readonly hasPassword: boolean;
  readonly ownSession: string | null;
  readonly sessions: readonly { id: string; since: Date; browser: string | null }[];
  readonly trustedDevices: number;
  readonly tokens: readonly {
    id: string;
    label: string;
    scope: 'read' | 'write';
    expiresAt: Date;
    lastUsedAt: Date | null;
  }[];
  readonly deputies: readonly { id: string; name: string; startsOn: string; endsOn: string }[];
  readonly candidates: readonly { id: string; name: string }[];
  /** A token that was just made: shown this once. */
  readonly newToken: string | null;
  readonly errors: readonly FieldError[];
}

export function AccountPage(props: { view: AccountView }): JSX.Element {
  const { view } = props;
  const { person } = view;
  return (
    <div class="wrap main">
      <h1>Konto</h1>
      <ErrorSummary errors={view.errors} language="de" />
      {view.newToken !== null && (
        <div class="note" role="status">
          <b>Ihr neuer Zugriffsschlüssel, nur dieses eine Mal:</b>
          <code class="key" safe>
            {view.newToken}
          </code>
        </div>
      )}
      <section class="sec">
        <FactsList>
          <Fact label="Name">
            <span safe>{person.name}</span>
          </Fact>
          <Fact label="E-Mail-Adresse">
            <span safe>{person.email}</span>
          </Fact>
          <Fact label="Rolle">
            <span safe>{`${roleWords[person.role]}${view.city === null ? '' : `, ${view.city}`}`}</span>
          </Fact>
        </FactsList>
      </section>
      {view.hasPassword && <PasswordSection view={view} />}
      <SecondFactorSection view={view} />
      <SessionsSection view={view} />
      <TokensSection view={view} />
      {(person.role === 'cityLead' || person.role === 'lead') && <DeputySection view={view} />}
      <RemindersSection view={view} />
      <section class="sec">
        <h2>Ihre Daten</h2>
        <p>Alles, was das Register über Sie aufbewahrt, als Datei.</p>
        <p class="btns">
          <Button label="Meine Daten ausgeben (JSON)" href="/konto/daten.json" />
        </p>
      </section>
    </div>
  );
}

function RemindersSection(props: { view: AccountView }): JSX.Element {
  const { remindersOff } = props.view.person;
  return (
    <section class="sec" id="erinnerungen">
      <h2>Erinnerungen</h2>
      <p>
        <span>{remindersOff ? 'Sie bekommen keine. ' : 'Sie bekommen sie per Mail. '}</span>
        <a href="/konto/erinnerungen">Ändern</a>
      </p>
    </section>
  );
}
