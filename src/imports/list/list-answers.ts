import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { GivenAnswer } from '../reading/source-reading.js';
import type { Answers, Question } from './question.js';

/** The questions of a list that has these answers already. */
type Ask = (answers: Answers) => readonly Question[];

interface Refused {
  readonly given: GivenAnswer;
  readonly asked: readonly Question[];
}

export const answersAsMap = (given: readonly GivenAnswer[]): Answers =>
  new Map(given.map(({ question, answer }) => [question, answer]));

/** Answers count where the list asks for them without them, and only with an option it offers. */
export function sortAnswers(
  given: readonly GivenAnswer[],
  ask: Ask,
): { readonly kept: readonly GivenAnswer[]; readonly refused: readonly Refused[] } {
  const kept: GivenAnswer[] = [];
  const refused: Refused[] = [];
  for (const each of given) {
    const asked = ask(answersAsMap(given.filter((other) => other !== each)));
    const question = asked.find(({ id }) => id === each.question);
    if (question?.options.some(({ id }) => id === each.answer)) kept.push(each);
    else refused.push({ given: each, asked });
  }
  return { kept, refused };
}

/** What was remembered and does not fit any more is asked again; what is answered now is refused. @throws Problem `invalid_parameter` */
export function refuseAnswers(refused: readonly Refused[]): void {
  const errors = refused.filter(({ given }) => !given.isRemembered).map(detailOf);
  const [first] = errors;
  if (first) throw new Problem('invalid_parameter', { detail: first.detail, errors });
}

function detailOf({ given: { question, answer }, asked }: Refused): ProblemDetail {
  const options = asked.find(({ id }) => id === question)?.options;
  const allowed = (options ?? asked).map(({ id }) => id).join(', ');
  const detail = options
    ? text(
        `„${answer}“ ist keine Antwort auf „${question}“. Möglich sind: ${allowed}.`,
        `"${answer}" is no answer to "${question}". Possible are: ${allowed}.`,
      )
    : text(
        `Die Frage „${question}“ stellt die Quelle nicht. ${allowed === '' ? 'Sie lässt nichts offen.' : `Offen sind: ${allowed}.`}`,
        `The source does not ask "${question}". ${allowed === '' ? 'It leaves nothing open.' : `Open are: ${allowed}.`}`,
      );
  return { pointer: `/answers/${question}`, code: 'invalid_value', detail };
}
