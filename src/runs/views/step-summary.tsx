import { Button, CheckField, SelectField } from '../../web/index.js';
import { rhythmWords } from '../words.js';
import { faultsOf } from './faults.js';
import { Given } from './given.js';
import type { WizardView } from './wizard-page.js';

/** A last look before it is made: everything that was chosen, on one page. */
export function SummaryStep({ view }: { view: WizardView }): JSX.Element {
  return (
    <>
      <h2>So wird er erstellt</h2>
      <Given view={view} steps={[2, 3]} />
      <CheckField
        name="neu"
        label="Neu erstellen, auch wenn es ihn genau so schon gibt"
        checked={view.typed('neu') === '1'}
      />
      <div class="btns">
        <Button label="Zurück" name="was" value="zurueck" />
        <Button label="Vorschau als PDF" name="was" value="vorschau" newWindow />
        <Button kind="primary" label="Bericht erstellen" name="was" value="einmal" />
      </div>
      {view.mayKeep && <Rhythm view={view} />}
    </>
  );
}

function Rhythm({ view }: { view: WizardView }): JSX.Element {
  const faults = faultsOf(view, 'rhythmus');
  return (
    <details class="fold" open={faults.length > 0}>
      <summary>Regelmäßig erstellen</summary>
      <p class="small muted">
        Immer vom Stand des Tages, mit den Angaben von oben. Wenn der Bericht fertig ist, bekommen Sie eine
        Mail mit dem Link.
      </p>
      <SelectField
        name="rhythmus"
        label="Wie oft"
        empty="Bitte wählen"
        value={view.typed('rhythmus')}
        errors={faults}
        options={Object.entries(rhythmWords).map(([value, label]) => ({ value, label }))}
      />
      <p class="btns">
        <Button label="Regelmäßig erstellen" name="was" value="regelmaessig" />
      </p>
    </details>
  );
}
