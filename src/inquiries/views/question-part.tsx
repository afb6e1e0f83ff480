import { dimensionHeadings, dimensions } from '../../aggregates/index.js';
import { formatDay } from '../../kernel/format.js';
import { Button, LongTextField, SelectField, TextField } from '../../web/index.js';
import type { QuestionField, TypedQuestion } from '../inquiry.js';
import type { Question, SimilarQuestion } from '../queries.js';
import { inquiriesPath, nameOf } from '../words.js';
import { FiguresTable } from './figures-table.js';
import type { InquiryView } from './inquiry-page.js';

/** What was typed about one question; `id` null for a new one. */
export interface QuestionForm {
  readonly id: string | null;
  readonly typed: TypedQuestion;
  readonly faults: Partial<Record<QuestionField, string>>;
  /** The question as somebody else has saved it meanwhile; what was typed stays beside it. */
  readonly meanwhile: Question | null;
}

/** What was chosen for the figures of one question that cannot be frozen so. */
export interface FreezeForm {
  readonly id: string;
  readonly typed: Readonly<Record<'rows' | 'columns' | 'fundingPeriod' | 'scope', string>>;
  readonly fault: string;
}

/** A question with its answer, its figures, and what was asked before. */
export function QuestionPart(props: { view: InquiryView; item: Question }): JSX.Element {
  const { view, item } = props;
  const address = `${inquiriesPath}/${view.inquiry.id}/fragen/${item.id}`;
  const isWritten = view.mayWrite && view.inquiry.state === 'open';
  const form = view.question?.id === item.id ? view.question : null;
  return (
    <section class="stack" id={`frage-${item.number}`}>
      <h2 safe>{`Frage ${item.number}`}</h2>
      <p class="verbatim" safe>
        {item.wording}
      </p>
      {item.answer !== null && (
        <>
          <h3>Antwort</h3>
          <p class="verbatim" safe>
            {item.answer}
          </p>
        </>
      )}
      <FiguresTable question={item} />
      <Similar found={view.similar.get(item.id) ?? []} />
      {form !== null && form.meanwhile !== null && (
        <div class="note note--warn" role="alert">
          <b>Jemand hat diese Frage inzwischen geändert.</b>
          <span>Darüber steht der neue Stand, darunter Ihr Text. Übernehmen Sie, was gelten soll.</span>
        </div>
      )}
      {isWritten && (
        <>
          <details class="fold noprint" open={form !== null || item.answer === null}>
            <summary safe>{`Frage ${item.number} bearbeiten`}</summary>
            <QuestionFields form={form ?? asForm(item)} action={address} version={item.version} />
            <form method="post" action={`${address}/entfernen`}>
              <input type="hidden" name="version" value={String(item.version)} />
              <Button label={`Frage ${item.number} entfernen`} kind="tertiary" />
            </form>
          </details>
          <FreezeFields view={view} item={item} address={address} />
        </>
      )}
    </section>
  );
}

const asForm = (item: Question): QuestionForm => ({
  id: item.id,
  typed: { number: item.number, wording: item.wording, answer: item.answer ?? '' },
  faults: {},
  meanwhile: null,
});

/** The form of the next question. */
export function NewQuestion(props: { view: InquiryView }): JSX.Element {
  const { inquiry, question } = props.view;
  const form = question?.id === null ? question : emptyForm(inquiry.items.length + 1);
  return (
    <section class="stack noprint">
      <h2>Frage hinzufügen</h2>
      <QuestionFields form={form} action={`${inquiriesPath}/${inquiry.id}/fragen`} version={null} />
    </section>
  );
}

const emptyForm = (number: number): QuestionForm => ({
  id: null,
  typed: { number: String(number), wording: '', answer: '' },
  faults: {},
  meanwhile: null,
});

function QuestionFields(props: { form: QuestionForm; action: string; version: number | null }): JSX.Element {
  const { typed, faults, id } = props.form;
  const errors = (field: QuestionField) => (faults[field] === undefined ? [] : [faults[field]]);
  const idOf = (field: QuestionField) => questionFieldId(id, field);
  return (
    <form class="form" method="post" action={props.action}>
      {props.version !== null && <input type="hidden" name="version" value={String(props.version)} />}
      <TextField
        name="number"
        id={idOf('number')}
        label="Nummer"
        value={typed.number}
        errors={errors('number')}
      />
      <LongTextField
        name="wording"
        id={idOf('wording')}
        label="Wortlaut"
        rows={3}
        value={typed.wording}
        errors={errors('wording')}
      />
      <LongTextField
        name="answer"
        id={idOf('answer')}
        label="Antwort"
        rows={6}
        value={typed.answer}
        errors={errors('answer')}
      />
      <p class="btns">
        <Button label="Speichern" kind="primary" />
      </p>
    </form>
  );
}

/** Several questions stand on one page: each control has an id of its own. */
export const questionFieldId = (id: string | null, field: QuestionField): string =>
  `f-${id ?? 'neu'}-${field}`;

export const freezeFieldId = (id: string, name: string): string => `f-${id}-${name}`;

function FreezeFields(props: { view: InquiryView; item: Question; address: string }): JSX.Element {
  const { item, view } = props;
  const form = view.freeze?.id === item.id ? view.freeze : null;
  const typed = form?.typed ?? { rows: '', columns: '', fundingPeriod: '', scope: '' };
  const groups = dimensions.map((dimension) => ({ value: dimension, label: dimensionHeadings[dimension] }));
  const id = (name: string) => freezeFieldId(item.id, name);
  return (
    <details class="fold noprint" open={form !== null}>
      <summary
        safe
      >{`${item.figures === null ? 'Zahlen' : 'Andere Zahlen'} zu Frage ${item.number} festhalten`}</summary>
      <form class="form" method="post" action={`${props.address}/zahlen`}>
        <input type="hidden" name="version" value={String(item.version)} />
        <SelectField
          name="rows"
          id={id('rows')}
          label="Nach"
          empty="insgesamt"
          value={typed.rows}
          options={groups}
        />
        <SelectField
          name="columns"
          id={id('columns')}
          label="und nach"
          empty="nichts weiter"
          value={typed.columns}
          errors={form === null ? [] : [form.fault]}
          options={groups}
        />
        <SelectField
          name="fundingPeriod"
          id={id('period')}
          label="Förderperiode"
          empty="alle"
          value={typed.fundingPeriod}
          options={[...props.view.periods]}
        />
        <SelectField
          name="scope"
          id={id('scope')}
          label="Umfang"
          empty="Nachhaltige soziale Stadtentwicklung"
          value={typed.scope}
          options={[{ value: 'all', label: 'alle ESF-Förderrichtlinien' }]}
        />
        <p class="btns">
          <Button label="Zahlen festhalten" kind="secondary" />
        </p>
      </form>
    </details>
  );
}

function Similar(props: { found: readonly SimilarQuestion[] }): JSX.Element {
  if (props.found.length === 0) return '';
  return (
    <div class="note">
      <b>Ähnliches wurde schon gefragt</b>
      <ul>
        {props.found.map((other) => (
          <li>
            <a href={`${inquiriesPath}/${other.inquiryId}#frage-${other.number}`} safe>
              {`${nameOf(other)}, Frage ${other.number}`}
            </a>
            <br />
            <span class="sub" safe>
              {`${other.wording.slice(0, 160)}${other.answeredOn === null ? '' : ` (beantwortet ${formatDay(other.answeredOn, 'de')})`}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
