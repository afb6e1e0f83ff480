import { Button, ErrorSummary, fieldId, LongTextField, TextField } from '../../web/index.js';

/** How a new project begins: with its name, or with a text that says more. */
export function NewPage(props: {
  name: string;
  text: string;
  /** The reporting round it is begun for. */
  roundId: string | null;
  missing: boolean;
}): JSX.Element {
  const message = 'Geben Sie einen Namen an, oder fügen Sie einen Steckbrief ein.';
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <h1>Vorhaben anlegen</h1>
        <p class="lead">
          Sie füllen danach in Ruhe aus. Alles wird gespeichert; niemand außer Ihrer Stadt sieht den Entwurf.
        </p>
      </div>
      <form class="form" method="post" action="/arbeitsbereich/vorhaben/neu" data-once>
        <ErrorSummary
          language="de"
          title="So lässt sich kein Vorhaben anlegen"
          errors={props.missing ? [{ fieldId: fieldId('name'), message }] : []}
        />
        {props.roundId !== null && <input type="hidden" name="runde" value={props.roundId} />}
        <TextField
          name="name"
          label="Name des Vorhabens"
          hint="Wie im Antrag oder Bescheid."
          value={props.name}
          errors={props.missing ? [message] : []}
        />
        <details class="fold" open={props.text !== ''}>
          <summary>Steckbrief oder Text der letzten Runde einfügen</summary>
          <LongTextField
            name="steckbrief"
            label="Text"
            hint="Von der Webseite oder aus Word kopieren. Erkannte Angaben stehen danach im Formular; Sie prüfen sie dort."
            value={props.text}
            rows={8}
          />
        </details>
        <p class="btns">
          <Button kind="primary" label="Anlegen" />
          <Button kind="tertiary" label="Abbrechen" href="/arbeitsbereich" />
        </p>
      </form>
    </div>
  );
}
