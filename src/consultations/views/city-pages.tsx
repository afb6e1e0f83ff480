import { Button, ErrorSummary, NetworkTabs } from '../../web/index.js';
import type { Consultation } from '../consultation.js';
import { cityConsultationsPath as path } from '../words.js';
import { ConsultationFacts } from './consultation-facts.js';
import { ConsultationTable } from './consultation-table.js';
import { formErrors, QuestionFields, type QuestionForm } from './question-form.js';

/** What a city has asked, with the form to ask. */
export function CityConsultationsPage(props: {
  all: readonly Consultation[];
  form: QuestionForm;
}): JSX.Element {
  const { all, form } = props;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={formErrors(form, 'question')} language="de" />
      <h1>Beratung</h1>
      <NetworkTabs current="consultations" desk="city" />
      <p class="lead">Fragen Sie die Servicestelle. Anfragen und Antworten sieht nur Ihre Stadt.</p>
      {all.length === 0 ? (
        <p>Noch keine Anfragen.</p>
      ) : (
        <ConsultationTable all={all} path={path} withCity={false} />
      )}
      <h2 id="fragen">Frage stellen</h2>
      <form class="form" method="post" action={path}>
        <QuestionFields form={form} />
        <p class="btns">
          <Button label="Absenden" kind="primary" />
        </p>
      </form>
    </div>
  );
}

/** One request of a city with its answer; what nobody works on yet may be changed and taken back. */
export function CityConsultationPage(props: {
  one: Consultation;
  form: QuestionForm;
  isTyped: boolean;
}): JSX.Element {
  const { one, form, isTyped } = props;
  const address = `${path}/${one.reference}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={formErrors(form, 'question')} language="de" />
      <h1 safe>{`Anfrage ${one.reference}`}</h1>
      <ConsultationFacts one={one} />
      <h2>Antwort</h2>
      {one.answer === null ? (
        <p>Noch keine Antwort. Sie bekommen eine Mail, sobald sie da ist.</p>
      ) : (
        <p class="verbatim" safe>
          {one.answer}
        </p>
      )}
      {one.state === 'open' && (
        <details class="fold" open={isTyped}>
          <summary>Frage ändern oder zurücknehmen</summary>
          <form class="form" method="post" action={address}>
            <input type="hidden" name="version" value={String(one.version)} />
            <QuestionFields form={form} />
            <p class="btns">
              <Button label="Speichern" kind="primary" />
            </p>
          </form>
          <form method="post" action={`${address}/zuruecknehmen`}>
            <Button label="Zurücknehmen" kind="tertiary" />
          </form>
        </details>
      )}
    </div>
  );
}
