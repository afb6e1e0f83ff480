import { formatDay } from '../../kernel/format.js';
import {
  Button,
  CheckField,
  DayField,
  ErrorSummary,
  Fact,
  FactsList,
  type FieldError,
  Notice,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { PersonRow } from '../queries/people.js';
import { browserWords, momentWords, roleWords } from '../words.js';
import { NewPasswordFields } from './password-pages.js';

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

function PasswordSection(props: { view: AccountView }): JSX.Element {
  return (
    <section class="sec" id="passwort">
      <h2>Passwort</h2>
      <form class="form" method="post" action="/konto/passwort">
        <TextField
          name="alt"
          label="Jetziges Passwort"
          type="password"
          value=""
          autocomplete="current-password"
          errors={props.view.errors
            .filter(({ fieldId }) => fieldId === 'f-alt')
            .map(({ message }) => message)}
        />
        <NewPasswordFields errors={props.view.errors} />
        <p class="btns">
          <Button label="Passwort ändern" />
        </p>
      </form>
      <p class="small muted">Alle anderen Sitzungen enden damit.</p>
    </section>
  );
}

function SecondFactorSection(props: { view: AccountView }): JSX.Element {
  const { person, trustedDevices } = props.view;
  return (
    <section class="sec" id="zweiter-faktor">
      <h2>Zweiter Faktor</h2>
      <p>
        {person.hasSecondFactor
          ? 'Bei der Anmeldung wird ein Code Ihrer Authenticator-App verlangt. '
          : 'Ohne zweiten Faktor genügt Ihr Passwort. '}
        <a href="/konto/zweiter-faktor">{person.hasSecondFactor ? 'Verwalten' : 'Einrichten'}</a>
      </p>
      {trustedDevices > 0 && (
        <form method="post" action="/konto/geraete/vergessen">
          <p class="btns">
            <span safe>{`Gemerkte Geräte: ${trustedDevices}`}</span>
            <Button label="Alle vergessen" kind="tertiary" />
          </p>
        </form>
      )}
    </section>
  );
}

function SessionsSection(props: { view: AccountView }): JSX.Element {
  const { sessions, ownSession } = props.view;
  return (
    <section class="sec" id="sitzungen">
      <h2>Sitzungen</h2>
      <ul class="list">
        {sessions.map(({ id, since, browser }) => (
          <li>
            <form class="rowform" method="post" action="/konto/sitzungen/beenden">
              <span>
                <span safe>{browserWords(browser)}</span>
                <span class="meta line" safe>
                  {`seit ${momentWords(since)}${id === ownSession ? ', diese hier' : ''}`}
                </span>
              </span>
              <input type="hidden" name="sitzung" value={id} />
              {id !== ownSession && <Button label="Beenden" kind="tertiary" />}
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/konto/sitzungen/beenden">
          <p class="btns">
            <Button label="Alle anderen beenden" />
          </p>
        </form>
      )}
    </section>
  );
}

function TokensSection(props: { view: AccountView }): JSX.Element {
  const { tokens, person } = props.view;
  return (
    <section class="sec" id="schluessel">
      <h2>Zugriffsschlüssel</h2>
      <p class="small muted">
        Für Programme, die mit Ihren Rechten die Schnittstelle benutzen. Ein Schlüssel darf nie mehr als Sie.
      </p>
      <ul class="list">
        {tokens.map((token) => (
          <li>
            <form class="rowform" method="post" action="/konto/schluessel/zuruecknehmen">
              <span>
                <span safe>{token.label}</span>
                <span class="meta line" safe>
                  {`${token.scope === 'read' ? 'liest' : 'liest und schreibt'}, gilt bis ${momentWords(token.expiresAt)}, ${token.lastUsedAt === null ? 'nie benutzt' : `benutzt am ${momentWords(token.lastUsedAt)}`}`}
                </span>
              </span>
              <input type="hidden" name="schluessel" value={token.id} />
              <Button label="Zurücknehmen" kind="tertiary" />
            </form>
          </li>
        ))}
      </ul>
      <form class="form" method="post" action="/konto/schluessel">
        <TextField
          name="bezeichnung"
          label="Wofür"
          value=""
          errors={props.view.errors
            .filter(({ fieldId }) => fieldId === 'f-bezeichnung')
            .map(({ message }) => message)}
        />
        <SelectField
          name="dauer"
          label="Gilt"
          value="90"
          empty="Bitte wählen"
          options={[
            { value: '30', label: '30 Tage' },
            { value: '90', label: '90 Tage' },
            { value: '365', label: 'ein Jahr' },
          ]}
        />
        {person.role !== 'auditor' && (
          <CheckField name="schreiben" label="Darf auch schreiben" checked={false} />
        )}
        <p class="btns">
          <Button label="Schlüssel anlegen" />
        </p>
      </form>
    </section>
  );
}

function DeputySection(props: { view: AccountView }): JSX.Element {
  const { deputies, candidates, errors } = props.view;
  const of = (id: string) => errors.filter(({ fieldId }) => fieldId === id).map(({ message }) => message);
  return (
    <section class="sec" id="vertretung">
      <h2>Vertretung</h2>
      <ul class="list">
        {deputies.map(({ id, name, startsOn, endsOn }) => (
          <li>
            <form class="rowform" method="post" action="/konto/vertretung/beenden">
              <span>
                <span safe>{name}</span>
                <span class="meta line" safe>
                  {`${formatDay(startsOn, 'de')} bis ${formatDay(endsOn, 'de')}`}
                </span>
              </span>
              <input type="hidden" name="vertretung" value={id} />
              <Button label="Aufheben" kind="tertiary" />
            </form>
          </li>
        ))}
      </ul>
      {candidates.length === 0 ? (
        <Notice
          title="Niemand kann Sie vertreten."
          text="Dazu braucht es eine zweite Person mit Konto an Ihrer Stelle."
        />
      ) : (
        <form class="form" method="post" action="/konto/vertretung">
          <SelectField
            name="person"
            label="Wer vertritt Sie"
            value=""
            empty="Bitte wählen"
            options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
            errors={of('f-person')}
          />
          <DayField name="von" label="Von (TT.MM.JJJJ)" value="" errors={of('f-von')} />
          <DayField name="bis" label="Bis einschließlich (TT.MM.JJJJ)" value="" errors={of('f-bis')} />
          <p class="btns">
            <Button label="Vertretung benennen" />
          </p>
        </form>
      )}
    </section>
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
