import { type FormView, fieldsOf } from '../../city-records/index.js';
import { CheckGroup, DayField, FormSection, LongTextField, SelectField, TextField } from '../../web/index.js';
import { shownCommitments, shownEntries, shownParties } from '../agreement-form.js';
import { agreementMessages as words } from '../messages.js';
import { commitmentStates } from '../schemas.js';

/** The fields of a neighbourhood agreement: who, what for, what is promised, what became of it. */
export function AgreementFields({ view }: { view: FormView }): JSX.Element {
  const field = fieldsOf(view);
  const group = (name: string) => ({
    ...field(name),
    chosen: field(name).value.split('\n'),
    options: view.choices[name] ?? [],
  });
  return (
    <>
      <FormSection id="vereinbarung" legend="Vereinbarung">
        <TextField {...field('name')} label="Name" hint="Etwa: Quartiersvereinbarung Gesundbrunnen." />
        <CheckGroup
          {...group('areas')}
          label="Gebiete"
          none="Zuerst muss ein Gebiet der Stadt veröffentlicht sein."
        />
        <LongTextField {...field('purpose')} label="Anlass und Zweck" rows={4} />
        <LongTextField
          {...field('aims')}
          label="Ziele der Vereinbarung"
          hint="Eine Zeile je Ziel."
          rows={4}
        />
        <CheckGroup
          {...group('actionFields')}
          label="Handlungsfelder"
          none="Der Katalog hat keine Handlungsfelder."
        />
        <CheckGroup
          {...group('goals')}
          label="Ziele des Gebiets"
          hint="Veröffentlichte Ziele, denen die Vereinbarung dient."
          none="Die Stadt hat noch kein Ziel veröffentlicht."
        />
        <TextField
          {...field('monitoredBy')}
          label="Begleitung"
          hint="Wer den Stand verfolgt und die Fortschreibung vorbereitet. Eine Stelle, kein Name."
        />
        <div class="flds">
          <DayField {...field('signedOn')} label="Unterschrieben am" />
          <DayField {...field('period.start')} label="Gilt ab" />
          <DayField {...field('period.end')} label="Gilt bis" />
        </div>
        <LongTextField
          {...field('change')}
          label="Fortschreibung"
          hint="Nur bei einer neuen Fassung: was sie fortführt oder ändert."
          rows={2}
        />
      </FormSection>
      <FormSection id="parteien" legend="Parteien">
        <p class="hint">
          Organisationen und Gremien, keine Namen von Personen; als Rolle etwa „Trägerin des Büros“. Im PDF
          hat jede eine Zeile.
        </p>
        {Array.from({ length: shownParties(view.values) }, (_, index) => (
          <div class="flds">
            <TextField {...field(`parties.${index}.name`)} label={`Partei ${index + 1}`} />
            <TextField {...field(`parties.${index}.role`)} label="Rolle" />
          </div>
        ))}
      </FormSection>
      <FormSection id="zusagen" legend="Zusagen">
        {Array.from({ length: shownCommitments(view.values) }, (_, index) => (
          <CommitmentFields view={view} index={index} />
        ))}
        <p class="hint">Gespeichert kommen weitere leere Plätze hinzu.</p>
      </FormSection>
    </>
  );
}

function CommitmentFields({ view, index }: { view: FormView; index: number }): JSX.Element {
  const place = `commitments.${index}`;
  const field = (name: string) => fieldsOf(view)(`${place}.${name}`);
  const number = field('number').value;
  const isFaulty = Object.keys(view.faults).some((name) => name.startsWith(`${place}.`));
  return (
    <details class="fold" open={isFaulty}>
      <summary safe>{number === '' ? 'Weitere Zusage' : `${number} ${field('what').value}`}</summary>
      <div class="block">
        <div class="flds">
          <TextField {...field('number')} label="Nummer" width="short" />
          <DayField {...field('dueOn')} label="Bis" />
        </div>
        <LongTextField {...field('what')} label="Was zugesagt ist" rows={3} />
        <TextField {...field('body')} label="Verantwortlich" hint="Wie bei den Parteien geschrieben." />
        {Array.from({ length: shownEntries(view.values, index) }, (_, at) => (
          <EntryFields view={view} place={`${place}.monitoring.${at}`} />
        ))}
      </div>
    </details>
  );
}

function EntryFields({ view, place }: { view: FormView; place: string }): JSX.Element {
  const field = (name: string) => fieldsOf(view)(`${place}.${name}`);
  const day = field('on').value;
  return (
    <fieldset class="block">
      <legend safe>{day === '' ? 'Neuer Stand' : `Stand vom ${day}`}</legend>
      <div class="flds">
        <DayField {...field('on')} label="Tag" />
        <SelectField
          {...field('state')}
          label="Stand"
          empty="Bitte wählen"
          options={commitmentStates.map((state) => ({ value: state, label: words.states[state].de }))}
        />
      </div>
      <LongTextField {...field('note')} label="Feststellung" rows={2} />
      <LongTextField {...field('evidence')} label="Nachweis" hint="Worauf sich das stützt." rows={2} />
    </fieldset>
  );
}
