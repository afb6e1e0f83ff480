import { Button, fieldId, Icon, SelectField } from '../../web/index.js';
import type { ApiImport } from '../schemas.js';

/** What the list leaves open, with the answers it allows; answering reads it again. */
export function Questions(props: {
  delivery: Pick<ApiImport, 'questions' | 'answers'>;
  mayAnswer: boolean;
  /** Where answers are sent, and for how long they are remembered. */
  action: string;
  isRemembered: boolean;
}): JSX.Element {
  const { questions, answers } = props.delivery;
  if (questions.length === 0) return '';
  return (
    <section class="sec" aria-labelledby="fragen">
      <h2 id="fragen">Offene Fragen</h2>
      <p>
        Die Liste sagt es nicht eindeutig, und geraten wird nicht.
        {props.isRemembered &&
          ' Ihre Antworten gelten auch für spätere Lieferungen mit denselben Überschriften.'}
      </p>
      {props.mayAnswer ? (
        <form class="form" method="post" action={props.action}>
          {questions.map((question) => (
            <SelectField
              name={question.id}
              id={fieldId(question.id)}
              label={question.text.de}
              value={answers.find((one) => one.question === question.id)?.answer ?? ''}
              empty="bitte wählen"
              options={question.options.map((option) => ({ value: option.id, label: option.label.de }))}
            />
          ))}
          <div class="btns">
            <Button kind="primary" label="Antworten und neu lesen" />
          </div>
        </form>
      ) : (
        <ul class="bullets">
          {questions.map((question) => (
            <li safe>{question.text.de}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Answers that were given for an earlier delivery and used again. */
export function RememberedAnswers({ delivery: { answers } }: { delivery: ApiImport }): JSX.Element {
  const remembered = answers.filter(({ isRemembered }) => isRemembered);
  if (remembered.length === 0) return '';
  return (
    <p class="small muted">
      <Icon name="info" />{' '}
      <span safe>
        {remembered.length === 1
          ? 'Eine Antwort von einer früheren Lieferung ist wieder verwendet.'
          : `${remembered.length} Antworten von früheren Lieferungen sind wieder verwendet.`}
      </span>
    </p>
  );
}
