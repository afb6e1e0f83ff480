import { Button, ErrorSummary, fieldId, Notice, TextField } from '../../web/index.js';

interface SignInView {
  /** Where to go on afterwards. */
  readonly onwards: string | null;
  readonly email: string;
  readonly fault: string | null;
  /** True right after somebody chose a password by a link. */
  readonly passwordSet?: boolean;
  /** How people may come in through the state's identity provider as well, if at all. */
  readonly identityProvider: { readonly label: string; readonly isReachable: boolean } | null;
}

export function SignInPage(props: SignInView): JSX.Element {
  const { fault } = props;
  return (
    <>
      <h1>Anmelden</h1>
      {props.passwordSet && (
        <Notice title="Ihr Passwort ist gesetzt." text="Melden Sie sich jetzt damit an." />
      )}
      <ErrorSummary
        errors={fault === null ? [] : [{ fieldId: fieldId('email'), message: fault }]}
        language="de"
        title="Die Anmeldung ging nicht"
      />
      <form class="form" method="post" action="/anmelden">
        {props.onwards !== null && <input type="hidden" name="weiter" value={props.onwards} />}
        <TextField
          name="email"
          label="E-Mail-Adresse"
          type="email"
          value={props.email}
          autocomplete="username"
          required={true}
        />
        <TextField
          name="passwort"
          label="Passwort"
          type="password"
          value=""
          autocomplete="current-password"
          required={true}
        />
        <p class="btns">
          <Button label="Anmelden" kind="primary" />
        </p>
      </form>
      {props.identityProvider !== null && (
        <ProviderForm {...props.identityProvider} onwards={props.onwards} />
      )}
      <p>
        <a href="/passwort-vergessen">Passwort vergessen</a>
      </p>
      <p class="small muted">
        Konten gibt es auf Einladung: für die Programmstädte, die Servicestelle und die Prüfung.
      </p>
    </>
  );
}

function ProviderForm(props: { label: string; isReachable: boolean; onwards: string | null }): JSX.Element {
  return (
    <>
      {!props.isReachable && (
        <Notice
          tone="warn"
          title="Der Anmeldedienst der Verwaltung antwortet gerade nicht."
          text="Mit Ihrem Passwort kommen Sie hinein wie sonst."
        />
      )}
      <form class="form" method="post" action="/anmelden/dienst">
        {props.onwards !== null && <input type="hidden" name="weiter" value={props.onwards} />}
        <p class="btns">
          <Button label={props.label} />
        </p>
      </form>
    </>
  );
}
