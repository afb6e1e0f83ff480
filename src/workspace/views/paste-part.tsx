import { Button, Icon, LongTextField } from '../../web/index.js';
import type { DraftForm } from '../form/draft-form.js';
import type { PasteResult } from '../form/pasted-profile.js';
import { shownValue } from './shown-value.js';

/** A fold to paste a Steckbrief or last round's text into; every recognised value is looked at before it is taken over. */
export function PastePart(props: { form: DraftForm }): JSX.Element {
  const { paste } = props.form;
  return (
    <details class="fold" open={paste !== null}>
      <summary>
        <Icon name="document" />
        <span>Steckbrief einfügen statt abtippen</span>
      </summary>
      <LongTextField
        name="steckbrief"
        label="Text des Steckbriefs"
        hint="Von der Webseite oder aus Word kopieren und hier einfügen. Sie prüfen jede erkannte Angabe, bevor etwas übernommen wird."
        value={paste?.text ?? ''}
        rows={5}
      />
      <p class="btns">
        <Button label="Angaben erkennen" name="schritt" value="erkennen" />
      </p>
      {paste !== null && <Recognised form={props.form} paste={paste} />}
    </details>
  );
}

const countWords = ({ recognised, differing }: PasteResult): string => {
  const found = recognised === 1 ? '1 Angabe erkannt' : `${recognised} Angaben erkannt`;
  if (differing.length === 0) return `${found}, alle stehen schon so im Formular`;
  return differing.length === 1 ? `${found}, 1 weicht ab` : `${found}, ${differing.length} weichen ab`;
};

function Recognised(props: { form: DraftForm; paste: PasteResult }): JSX.Element {
  const { form, paste } = props;
  if (paste.recognised === 0)
    return (
      <div class="note" role="status">
        <b>Keine Angabe erkannt</b>
        <span>
          Steht zwischen den Zeilen „Name des Vorhabens:“ oder „Zeitraum:“? Fügen Sie den Text mit seinen
          Bezeichnungen ein.
        </span>
      </div>
    );
  return (
    <div class="note" role="status">
      <b safe>{countWords(paste)}</b>
      {paste.differing.length > 0 && (
        <ul class="taken">
          {paste.differing.map((value) => (
            <li>
              <span>
                <b safe>{value.label}</b>
                <span
                  class="line"
                  safe
                >{`im Formular ${shownValue(form.catalogue, value.name, value.inForm)}`}</span>
                <span
                  class="line"
                  safe
                >{`im Text ${shownValue(form.catalogue, value.name, value.inText)}`}</span>
              </span>
              <button class="textbtn" type="submit" name="schritt" value={`uebernehmen:${value.name}`}>
                <span>Aus dem Text übernehmen</span>
                <span class="vh" safe>{`: ${value.label}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {paste.differing.length > 1 && (
        <p class="btns">
          <Button label="Alle übernehmen" name="schritt" value="uebernehmen:alle" />
        </p>
      )}
      {paste.remarks.length > 0 && (
        <details class="dat">
          <summary>Beim Lesen aufgefallen</summary>
          <ul class="list">
            {paste.remarks.map((remark) => (
              <li safe>{remark}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
