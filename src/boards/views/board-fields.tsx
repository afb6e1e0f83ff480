import { type FormView, fieldsOf } from '../../city-records/index.js';
import { CheckGroup, DayField, FormSection, LongTextField, SelectField, TextField } from '../../web/index.js';
import { shownDecisions, shownMeetings } from '../board-form.js';
import { boardMessages as words } from '../messages.js';
import { boardKinds } from '../schemas.js';

/** The fields of a board: what it is, who belongs to it, its meetings with their decisions. */
export function BoardFields({ view }: { view: FormView }): JSX.Element {
  const field = fieldsOf(view);
  return (
    <>
      <FormSection id="gremium" legend="Gremium">
        <TextField {...field('name')} label="Name" hint="Etwa: Bewohnerbeirat Gesundbrunnen." />
        <SelectField
          {...field('kind')}
          label="Art"
          empty="Bitte wählen"
          options={boardKinds.map((kind) => ({ value: kind, label: words.kinds[kind].de }))}
        />
        <CheckGroup
          {...field('areas')}
          label="Gebiete"
          chosen={field('areas').value.split('\n')}
          options={view.choices.areas ?? []}
          none="Zuerst muss ein Gebiet der Stadt veröffentlicht sein."
        />
        <LongTextField {...field('tasks')} label="Aufgaben" rows={3} />
        <LongTextField
          {...field('members')}
          label="Mitglieder"
          hint="Organisationen und Gruppen, eine Zeile je Mitglied. Keine Namen von Personen."
          rows={5}
        />
        <TextField {...field('rhythm')} label="Wie oft es tagt" hint="Etwa: alle zwei Monate." />
      </FormSection>
      <FormSection id="sitzungen" legend="Sitzungen">
        {Array.from({ length: shownMeetings(view.values) }, (_, index) => (
          <MeetingFields view={view} index={index} />
        ))}
        <p class="hint">Gespeichert kommen weitere leere Plätze hinzu.</p>
      </FormSection>
    </>
  );
}

function MeetingFields({ view, index }: { view: FormView; index: number }): JSX.Element {
  const place = `meetings.${index}`;
  const field = (name: string) => fieldsOf(view)(`${place}.${name}`);
  const day = field('on').value;
  const isFaulty = Object.keys(view.faults).some((name) => name.startsWith(`${place}.`));
  return (
    <details class="fold" open={isFaulty}>
      <summary safe>{day === '' ? 'Weitere Sitzung' : `Sitzung vom ${day}`}</summary>
      <div class="block">
        <DayField {...field('on')} label="Tag" />
        <LongTextField {...field('topics')} label="Themen" rows={2} />
        {Array.from({ length: shownDecisions(view.values, index) }, (_, at) => (
          <DecisionFields view={view} place={`${place}.decisions.${at}`} number={at + 1} />
        ))}
      </div>
    </details>
  );
}

function DecisionFields(props: { view: FormView; place: string; number: number }): JSX.Element {
  const field = (name: string) => fieldsOf(props.view)(`${props.place}.${name}`);
  return (
    <fieldset class="block">
      <legend safe>{`Beschluss ${props.number}`}</legend>
      <LongTextField {...field('what')} label="Was beschlossen wurde" rows={2} />
      <TextField {...field('vote')} label="Abstimmung" hint="Etwa: einstimmig. Keine Namen." />
      <div class="flds">
        <TextField {...field('body')} label="Wer es umsetzt" />
        <DayField {...field('dueOn')} label="Bis" />
      </div>
    </fieldset>
  );
}
