import { Button, TextField } from '../../web/index.js';
import { browserWords, momentWords } from '../words.js';
import type { AccountView } from './account-page.js';
import { NewPasswordFields } from './password-pages.js';

/** What a person signs in with, and where they are signed in. */
export function PasswordSection(props: { view: AccountView }): JSX.Element {
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

export function SecondFactorSection(props: { view: AccountView }): JSX.Element {
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

export function SessionsSection(props: { view: AccountView }): JSX.Element {
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
