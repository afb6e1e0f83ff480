import { formatDay, formatMoment } from '../../kernel/format.js';
import {
  Button,
  DayField,
  ErrorSummary,
  Fact,
  FactsList,
  FactText,
  type FieldError,
  LongTextField,
  Mark,
  Notice,
} from '../../web/index.js';
import type { Inquiry, SimilarQuestion } from '../queries.js';
import { inquiriesPath, nameOf, stateMarks } from '../words.js';
import { InquiryFields, type InquiryForm } from './inquiry-form.js';
import { type FreezeForm, NewQuestion, type QuestionForm, QuestionPart } from './question-part.js';

export interface InquiryView {
  readonly inquiry: Inquiry;
  /** What the page shows, as the form to clear it sends it back. */
  readonly seen: string;
  readonly similar: ReadonlyMap<string, readonly SimilarQuestion[]>;
  /** Forms with what was typed; null for the parts nobody is filling in. */
  readonly head: InquiryForm;
  readonly question: QuestionForm | null;
  readonly freeze: FreezeForm | null;
  /** What a step asks for, as it was typed, with what stops it. */
  readonly step: StepForm | null;
  readonly errors: readonly FieldError[];
  readonly mayWrite: boolean;
  readonly mayClear: boolean;
  readonly periods: readonly { readonly value: string; readonly label: string }[];
}

/** The field of a step that was refused. */
export interface StepForm {
  readonly field: 'answeredOn' | 'reason';
  readonly typed: string;
  readonly fault: string;
}

/** One inquiry: its head, the questions with answers and figures, and its way out of the house. Forms are not printed. */
export function InquiryPage(props: { view: InquiryView }): JSX.Element {
  const { inquiry, errors, mayWrite } = props.view;
  const isOpen = inquiry.state === 'open';
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errors} language="de" />
      <h1 safe>{nameOf(inquiry)}</h1>
      <Head inquiry={inquiry} />
      {inquiry.items.length === 0 && <p>Noch keine Fragen eingetragen.</p>}
      {inquiry.items.map((item) => (
        <QuestionPart view={props.view} item={item} />
      ))}
      {mayWrite && isOpen && <NewQuestion view={props.view} />}
      {mayWrite && <Steps view={props.view} />}
      {mayWrite && isOpen && (
        <details class="fold noprint" open={Object.keys(props.view.head.faults).length > 0}>
          <summary>Angaben zur Anfrage ändern</summary>
          <InquiryFields
            form={props.view.head}
            action={`${inquiriesPath}/${inquiry.id}`}
            label="Angaben speichern"
          />
        </details>
      )}
    </div>
  );
}

function Head(props: { inquiry: Inquiry }): JSX.Element {
  const { inquiry } = props;
  const day = (value: string | null) => (value === null ? 'nicht angegeben' : formatDay(value, 'de'));
  return (
    <FactsList>
      <Fact label="Stand">
        <Mark {...stateMarks[inquiry.state]} />
      </Fact>
      <Fact label="Wer fragt">
        <FactText text={inquiry.askedBy ?? 'nicht angegeben'} />
      </Fact>
      <Fact label="Eingang">
        <FactText text={day(inquiry.receivedOn)} />
      </Fact>
      <Fact label="Frist">
        <FactText text={day(inquiry.dueOn)} />
      </Fact>
      {inquiry.editedBy !== null && (
        <Fact label="Zuletzt bearbeitet">
          <FactText text={inquiry.editedBy} />
        </Fact>
      )}
      {inquiry.clearedAt !== null && (
        <Fact label="Freigabe">
          <FactText text={`${inquiry.clearedBy ?? 'gelöscht'}, ${formatMoment(inquiry.clearedAt)}`} />
        </Fact>
      )}
      {inquiry.answeredOn !== null && (
        <Fact label="Beantwortet">
          <FactText text={day(inquiry.answeredOn)} />
        </Fact>
      )}
    </FactsList>
  );
}

/** Clearing, answering, opening again: what comes next, and who may do it. */
function Steps(props: { view: InquiryView }): JSX.Element {
  const { inquiry, mayClear, seen, step } = props.view;
  const typed = (field: StepForm['field']) => (step?.field === field ? step.typed : '');
  const errors = (field: StepForm['field']) => (step?.field === field ? [step.fault] : []);
  const address = `${inquiriesPath}/${inquiry.id}`;
  return (
    <section class="stack noprint">
      <h2>Freigabe und Antwort</h2>
      {inquiry.state === 'open' && !mayClear && (
        <Notice
          title="Die Freigabe erteilt eine Leitung, die nicht zuletzt an den Antworten geschrieben hat."
          text="Danach ändern sich Antworten und Zahlen nicht mehr."
        />
      )}
      {inquiry.state === 'open' && mayClear && (
        <form method="post" action={`${address}/freigabe`}>
          <input type="hidden" name="seen" value={seen} />
          <Button label="Freigeben" kind="primary" />
        </form>
      )}
      {inquiry.state === 'cleared' && (
        <form class="form" method="post" action={`${address}/antwort`}>
          <DayField
            name="answeredOn"
            label="An das Ministerium gegeben am"
            value={typed('answeredOn')}
            errors={errors('answeredOn')}
          />
          <p class="btns">
            <Button label="Als beantwortet vermerken" kind="primary" />
          </p>
        </form>
      )}
      {inquiry.state !== 'open' && (
        <form class="form" method="post" action={`${address}/oeffnen`}>
          <LongTextField
            name="reason"
            label="Grund, sie wieder zu öffnen"
            hint="Er steht im Änderungsprotokoll."
            rows={2}
            value={typed('reason')}
            errors={errors('reason')}
          />
          <p class="btns">
            <Button label="Wieder öffnen" kind="secondary" />
          </p>
        </form>
      )}
    </section>
  );
}
