import { Button, ErrorSummary, type FieldError, fieldId, Notice, TextField } from '../../web/index.js';
import { shortestPassword } from '../sign-in/password-rules.js';

export function ForgottenPage(props: { sent: boolean }): JSX.Element {
  return (
    <>
      <h1>Passwort vergessen</h1>
      {props.sent && (
        <Notice
          title="Sehen Sie in Ihr Postfach."
          text="Wenn ein Konto mit dieser Adresse besteht, ist ein Link unterwegs. Er gilt eine Stunde."
        />
      )}
      <form class="form" method="post" action="/passwort-vergessen">
        <TextField
          name="email"
          label="E-Mail-Adresse"
          type="email"
          value=""
          autocomplete="username"
          required={true}
        />
        <p class="btns">
          <Button label="Link schicken" kind="primary" />
        </p>
      </form>
      <p>
        <a href="/anmelden">Zur Anmeldung</a>
      </p>
    </>
  );
}

export function LinkGonePage(props: { title: string }): JSX.Element {
  return (
    <>
      <h1 safe>{props.title}</h1>
      <Notice
        title="Dieser Link gilt nicht mehr."
        text="Er wurde schon benutzt, ist abgelaufen oder unvollständig kopiert."
        tone="warn"
      />
      <p>
        <a href="/passwort-vergessen">Einen neuen Link anfordern</a>
      </p>
    </>
  );
}

const messagesOf = (errors: readonly FieldError[], name: string): string[] =>
  errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);

/** New password, and again. */
export function NewPasswordFields(props: { errors: readonly FieldError[] }): JSX.Element {
  return (
    <>
      <TextField
        name="neu"
        label="Neues Passwort"
        hint={`Mindestens ${shortestPassword} Zeichen. Welche, ist gleich; vier Wörter hintereinander sind gut.`}
        type="password"
        value=""
        autocomplete="new-password"
        errors={messagesOf(props.errors, 'neu')}
        required={true}
      />
      <TextField
        name="nochmal"
        label="Neues Passwort wiederholen"
        type="password"
        value=""
        autocomplete="new-password"
        errors={messagesOf(props.errors, 'nochmal')}
        required={true}
      />
    </>
  );
}

interface NewPasswordView {
  readonly action: string;
  readonly title: string;
  readonly linkKey: string;
  readonly name: string;
  readonly errors: readonly FieldError[];
}

export function NewPasswordPage(props: NewPasswordView): JSX.Element {
  return (
    <>
      <h1 safe>{props.title}</h1>
      <p safe>{`${props.name}, wählen Sie ein eigenes Passwort für das Register.`}</p>
      <ErrorSummary errors={props.errors} language="de" />
      <form class="form" method="post" action={props.action}>
        <input type="hidden" name="schluessel" value={props.linkKey} />
        <NewPasswordFields errors={props.errors} />
        <p class="btns">
          <Button label="Passwort setzen" kind="primary" />
        </p>
      </form>
    </>
  );
}

interface FirstAdministratorView {
  readonly linkKey: string;
  readonly name: string;
  readonly email: string;
  readonly errors: readonly FieldError[];
}

export function FirstAdministratorPage(props: FirstAdministratorView): JSX.Element {
  return (
    <>
      <h1>Erste Person der Verwaltung</h1>
      <p>Wer das Register verwaltet, lädt alle anderen ein und sieht keine unveröffentlichten Vorhaben.</p>
      <ErrorSummary errors={props.errors} language="de" />
      <form class="form" method="post" action="/erste-anmeldung">
        <input type="hidden" name="schluessel" value={props.linkKey} />
        <TextField
          name="name"
          label="Name"
          value={props.name}
          autocomplete="name"
          errors={messagesOf(props.errors, 'name')}
        />
        <TextField
          name="email"
          label="E-Mail-Adresse"
          type="email"
          value={props.email}
          autocomplete="username"
          errors={messagesOf(props.errors, 'email')}
        />
        <NewPasswordFields errors={props.errors} />
        <p class="btns">
          <Button label="Konto anlegen" kind="primary" />
        </p>
      </form>
    </>
  );
}
