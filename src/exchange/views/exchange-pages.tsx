import { formatMoment } from '../../kernel/format.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  NetworkTabs,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import type { ExchangeAnswer, ExchangeQuestion } from '../exchange.js';
import { exchangePath as path, sideOf } from '../words.js';

export interface ExchangeForm {
  readonly values: SentForm;
  readonly faults: Readonly<Record<string, string>>;
}

const errorsOf = ({ faults }: ExchangeForm): FieldError[] =>
  Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message }));

const fieldOf = ({ values, faults }: ExchangeForm, name: string) => ({
  name,
  value: values[name] ?? '',
  errors: faults[name] === undefined ? [] : [faults[name]],
});

const columns = {
  question: { label: 'Frage' },
  side: { label: 'Von' },
  answers: { label: 'Antworten', kind: 'amount' },
  last: { label: 'Zuletzt' },
} as const satisfies Record<string, Column>;

/** What cities ask each other, with the form to ask. */
export function ExchangePage(props: {
  questions: readonly ExchangeQuestion[];
  form: ExchangeForm;
  desk: 'city' | 'serviceCentre';
  mayWrite: boolean;
}): JSX.Element {
  const { questions, form } = props;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1>Austausch</h1>
      <NetworkTabs current="exchange" desk={props.desk} />
      <p class="lead">Was Städte einander fragen. Alle Programmstädte und die Servicestelle lesen mit.</p>
      {questions.length === 0 ? (
        <p>Noch keine Fragen.</p>
      ) : (
        <RecordTable caption="Fragen der Städte" columns={Object.values(columns)} language="de">
          <BodyRows>
            {questions.map((question) => (
              <Row>
                <RowHead>
                  <a href={`${path}/${question.reference}`} safe>
                    {question.title}
                  </a>
                </RowHead>
                <Cell column={columns.side}>
                  <span safe>{sideOf(question.cityAgs)}</span>
                </Cell>
                <Cell column={columns.answers}>{question.answers}</Cell>
                <Cell column={columns.last}>
                  <span safe>{formatMoment(question.lastAt)}</span>
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
      {props.mayWrite && <QuestionFields form={form} />}
    </div>
  );
}

function QuestionFields({ form }: { form: ExchangeForm }): JSX.Element {
  return (
    <>
      <h2>Frage stellen</h2>
      <form class="form" method="post" action={path}>
        <TextField {...fieldOf(form, 'title')} label="Worum geht es?" />
        <LongTextField
          {...fieldOf(form, 'body')}
          label="Frage"
          hint="Ohne Angaben zu Teilnehmenden. Wer antwortet, schreibt unter seinem Namen."
          rows={6}
        />
        <p class="btns">
          <Button label="Fragen" kind="primary" />
        </p>
      </form>
    </>
  );
}

/** One question with its answers. */
export function QuestionPage(props: {
  question: ExchangeQuestion;
  answers: readonly ExchangeAnswer[];
  form: ExchangeForm;
  mayWrite: boolean;
  /** False in an earlier state, in which nobody changes anything. */
  mayRemoveOwn: boolean;
  mayRemoveAll: boolean;
}): JSX.Element {
  const { question, answers, form, mayWrite, mayRemoveOwn, mayRemoveAll } = props;
  const address = `${path}/${question.reference}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1 safe>{question.title}</h1>
      <p class="muted" safe>
        {byline(question)}
      </p>
      <p class="verbatim" safe>
        {question.body}
      </p>
      {((question.isOwn && mayRemoveOwn) || mayRemoveAll) && (
        <form method="post" action={`${address}/entfernen`}>
          <Button label="Frage entfernen" kind="tertiary" />
        </form>
      )}
      <h2>Antworten</h2>
      {answers.length === 0 && <p>Noch keine Antworten.</p>}
      {answers.map((answer) => (
        <article class="pair">
          <p class="muted" safe>
            {byline(answer)}
          </p>
          <p class="verbatim" safe>
            {answer.body}
          </p>
          {((answer.isOwn && mayRemoveOwn) || mayRemoveAll) && (
            <form method="post" action={`${address}/antworten/${answer.id}/entfernen`}>
              <Button label="Antwort entfernen" kind="tertiary" />
            </form>
          )}
        </article>
      ))}
      {mayWrite && (
        <form class="form" method="post" action={address}>
          <LongTextField
            {...fieldOf(form, 'answer')}
            label="Ihre Antwort"
            hint="Alle, die gefragt oder geantwortet haben, bekommen eine Mail."
            rows={5}
          />
          <p class="btns">
            <Button label="Antworten" kind="primary" />
          </p>
        </form>
      )}
    </div>
  );
}

const byline = ({
  cityAgs,
  author,
  writtenAt,
}: Pick<ExchangeAnswer, 'cityAgs' | 'author' | 'writtenAt'>): string =>
  [sideOf(cityAgs), ...(author === null ? [] : [author]), formatMoment(writtenAt)].join(', ');
