import { Button, CheckField, ErrorSummary, fieldId, TextField } from '../../web/index.js';
import { trustedDeviceDays } from '../sign-in/auth.js';

export function CodePage(props: { onwards: string | null; wrong: boolean }): JSX.Element {
  const fault =
    'Dieser Code gilt nicht. Nehmen Sie den Code, den die App gerade zeigt, und prüfen Sie die Uhr Ihres Telefons.';
  return (
    <>
      <h1>Zweiter Faktor</h1>
      <ErrorSummary
        errors={props.wrong ? [{ fieldId: fieldId('code'), message: fault }] : []}
        language="de"
        title="Die Anmeldung ging nicht"
      />
      <form class="form" method="post" action="/anmelden/zweiter-faktor">
        {props.onwards !== null && <input type="hidden" name="weiter" value={props.onwards} />}
        <TextField
          name="code"
          label="Code"
          hint="Sechs Ziffern aus Ihrer Authenticator-App, oder einer Ihrer Wiederherstellungscodes."
          value=""
          width="short"
          autocomplete="one-time-code"
          required={true}
        />
        <CheckField
          name="geraet"
          label={`Dieses Gerät ${trustedDeviceDays} Tage merken`}
          hint="Nur auf Geräten, die außer Ihnen niemand benutzt."
          checked={false}
        />
        <p class="btns">
          <Button label="Weiter" kind="primary" />
        </p>
      </form>
      <p class="small muted">
        Telefon und Codes verloren? Wer das Register verwaltet, kann Ihren zweiten Faktor zurücksetzen.
      </p>
    </>
  );
}
