import { programmeCityOptions } from '../../places/index.js';
import { Button, ErrorSummary, LongTextField, NetworkTabs, SelectField, TextField } from '../../web/index.js';
import type { Consultation } from '../consultation.js';
import { staffConsultationsPath as path } from '../words.js';
import { ConsultationFacts } from './consultation-facts.js';
import { ConsultationTable } from './consultation-table.js';
import { fieldOfForm, formErrors, QuestionFields, type QuestionForm } from './question-form.js';

/** What all cities asked: due first, then what was answered. */
export function StaffConsultationsPage(props: {
  all: readonly Consultation[];
  mayWrite: boolean;
}): JSX.Element {
  const { all, mayWrite } = props;
  return (
    <div class="wrap main stack">
      <h1>Beratung</h1>
      <NetworkTabs current="consultations" desk="serviceCentre" />
      <p class="lead">Anfragen der Städte, die nächste Frist zuerst.</p>
      {mayWrite && (
        <p>
          <Button label="Anfrage eintragen" kind="primary" href={`${path}/neu`} />
        </p>
      )}
      {all.length === 0 ? <p>Noch keine Anfragen.</p> : <ConsultationTable all={all} path={path} withCity />}
    </div>
  );
}

/** What the service centre was asked by telephone or at an event. */
export function NewConsultationPage({ form }: { form: QuestionForm }): JSX.Element {
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={formErrors(form, 'question')} language="de" />
      <h1>Anfrage eintragen</h1>
      <p class="lead">Was eine Stadt am Telefon oder bei einer Veranstaltung gefragt hat.</p>
      <form class="form" method="post" action={path}>
        <SelectField
          {...fieldOfForm(form, 'city')}
          label="Stadt"
          empty="Bitte wählen"
          options={programmeCityOptions()}
        />
        <QuestionFields form={form} />
        <p class="btns">
          <Button label="Eintragen" kind="primary" />
        </p>
      </form>
    </div>
  );
}

/** One request with its answer, as the service centre works on it. */
export function StaffConsultationPage(props: {
  one: Consultation;
  form: QuestionForm;
  mayWrite: boolean;
}): JSX.Element {
  const { one, form, mayWrite } = props;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={formErrors(form, 'answer')} language="de" />
      <h1 safe>{`Anfrage ${one.reference}`}</h1>
      <ConsultationFacts one={one} withMinutes />
      <h2>Antwort</h2>
      {(one.state === 'answered' || !mayWrite || form.isStale === true) && (
        <p class="verbatim" safe>
          {one.answer ?? 'Noch keine Antwort.'}
        </p>
      )}
      {mayWrite && <AnswerForm one={one} form={form} />}
    </div>
  );
}

function AnswerForm({ one, form }: { one: Consultation; form: QuestionForm }): JSX.Element {
  const isAnswered = one.state === 'answered';
  const fields = (
    <form class="form" method="post" action={`${path}/${one.reference}/antwort`}>
      <input type="hidden" name="version" value={String(one.version)} />
      <LongTextField
        {...fieldOfForm(form, 'answer')}
        label="Antwort"
        hint="Die Stadt sieht sie, wenn Sie antworten, und bekommt eine Mail."
        rows={8}
      />
      <TextField
        {...fieldOfForm(form, 'minutes')}
        label="Aufwand in Minuten"
        hint="Für den Nachweis der Servicestelle; die Stadt sieht ihn nicht."
        width="short"
      />
      <p class="btns">
        <Button
          label={isAnswered ? 'Antwort berichtigen' : 'Antworten'}
          kind="primary"
          name="was"
          value="antworten"
        />
        <Button
          label={isAnswered ? 'Wieder öffnen' : 'Nur speichern'}
          name="was"
          value={isAnswered ? 'oeffnen' : 'sichern'}
        />
      </p>
    </form>
  );
  if (!isAnswered) return fields;
  return (
    <details class="fold" open={Object.keys(form.faults).length > 0 || form.isStale === true}>
      <summary>Antwort berichtigen oder wieder öffnen</summary>
      {fields as 'safe'}
    </details>
  );
}
