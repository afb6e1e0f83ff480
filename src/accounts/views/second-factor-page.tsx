import { Button, ErrorSummary, fieldId, Notice, TextField } from '../../web/index.js';
import type { PendingSecondFactor } from '../commands/second-factor.js';
import type { PersonRow } from '../queries/people.js';

export interface SecondFactorView {
  readonly person: PersonRow;
  /** Whether the person's role cannot do without. */
  readonly isRequired: boolean;
  readonly hasPassword: boolean;
  readonly pending: PendingSecondFactor | null;
  readonly fault: { readonly field: 'passwort' | 'code'; readonly message: string } | null;
}

export function SecondFactorPage(props: { view: SecondFactorView }): JSX.Element {
  const { view } = props;
  const { fault } = view;
  return (
    <div class="wrap main">
      <div class="door stack">
        <h1>Zweiter Faktor</h1>
        <ErrorSummary
          errors={fault === null ? [] : [{ fieldId: fieldId(fault.field), message: fault.message }]}
          language="de"
        />
        <State view={view} />
      </div>
    </div>
  );
}

function State(props: { view: SecondFactorView }): JSX.Element {
  const { view } = props;
  if (view.person.hasSecondFactor) return <InUse view={view} />;
  return view.pending === null ? <Begin view={view} /> : <Confirm pending={view.pending} />;
}

function PasswordField(props: { view: SecondFactorView }): JSX.Element {
  if (!props.view.hasPassword) return '';
  return (
    <TextField
      name="passwort"
      label="Ihr Passwort"
      type="password"
      value=""
      autocomplete="current-password"
    />
  );
}

function Begin(props: { view: SecondFactorView }): JSX.Element {
  return (
    <>
      {props.view.isRequired && (
        <Notice
          title="Ihre Rolle verlangt einen zweiten Faktor."
          text="Richten Sie ihn ein; danach geht es weiter."
        />
      )}
      <p>
        Sie brauchen eine Authenticator-App auf dem Telefon oder Rechner, zum Beispiel Aegis, FreeOTP oder
        KeePassXC. Sie zeigt alle 30 Sekunden einen neuen Code, der neben dem Passwort verlangt wird.
      </p>
      <form class="form" method="post" action="/konto/zweiter-faktor/einrichten">
        <PasswordField view={props.view} />
        <p class="btns">
          <Button label="Einrichten" kind="primary" />
        </p>
      </form>
    </>
  );
}

function Confirm(props: { pending: PendingSecondFactor }): JSX.Element {
  const { secret, recoveryCodes } = props.pending;
  return (
    <>
      <h2>1. In die App übernehmen</h2>
      <p>Nehmen Sie das Bild mit der App auf, oder tippen Sie den Schlüssel darunter ein.</p>
      <p>
        <img
          class="qr"
          src="/konto/zweiter-faktor/qr.svg"
          width="240"
          height="240"
          alt="QR-Code mit dem Schlüssel für die App; er steht auch darunter"
        />
      </p>
      <p>
        <code class="key" safe>
          {(secret.match(/.{1,4}/g) ?? []).join(' ')}
        </code>
      </p>
      <h2>2. Wiederherstellungscodes aufbewahren</h2>
      <RecoveryCodes codes={recoveryCodes} />
      <h2>3. Code eingeben</h2>
      <form class="form" method="post" action="/konto/zweiter-faktor/bestaetigen">
        <TextField name="code" label="Code aus der App" value="" width="short" autocomplete="one-time-code" />
        <p class="btns">
          <Button label="Bestätigen" kind="primary" />
        </p>
      </form>
    </>
  );
}

function RecoveryCodes(props: { codes: readonly string[] }): JSX.Element {
  return (
    <>
      <p>
        Jeder gilt einmal, wenn die App nicht zur Hand ist. Drucken Sie die Codes aus, oder legen Sie sie in
        einen Passwortspeicher.
      </p>
      <ul class="codes">
        {props.codes.map((code) => (
          <li>
            <code safe>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function InUse(props: { view: SecondFactorView }): JSX.Element {
  const { view } = props;
  return (
    <>
      <p>Der zweite Faktor ist eingerichtet.</p>
      <h2>Neue Wiederherstellungscodes</h2>
      <p>Die bisherigen gelten dann nicht mehr.</p>
      <form class="form" method="post" action="/konto/zweiter-faktor/codes">
        <PasswordField view={view} />
        <p class="btns">
          <Button label="Codes erstellen" />
        </p>
      </form>
      <h2>Anderes Telefon</h2>
      <p>
        {view.isRequired
          ? 'Entfernen Sie den zweiten Faktor und richten Sie ihn gleich neu ein: Ihre Rolle verlangt ihn.'
          : 'Entfernen Sie den zweiten Faktor; Sie können ihn jederzeit neu einrichten.'}
      </p>
      <form class="form" method="post" action="/konto/zweiter-faktor/entfernen">
        {view.hasPassword && (
          <TextField
            name="passwort"
            id="f-passwort-entfernen"
            label="Ihr Passwort"
            type="password"
            value=""
            autocomplete="current-password"
          />
        )}
        <p class="btns">
          <Button label="Zweiten Faktor entfernen" />
        </p>
      </form>
    </>
  );
}

export function RecoveryCodesPage(props: { codes: readonly string[] }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="door stack">
        <h1>Wiederherstellungscodes</h1>
        <RecoveryCodes codes={props.codes} />
        <p>
          <a href="/konto">Zum Konto</a>
        </p>
      </div>
    </div>
  );
}
