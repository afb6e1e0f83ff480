import type { Day } from '../kernel/day.js';
import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, typed } from '../web/index.js';

/** What cities ask about. */
export const topics = [
  'plan',
  'funding',
  'indicators',
  'participation',
  'proof',
  'networking',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** `open`: nobody has begun; `inProgress`: the service centre works on it; `answered`: the city has its answer. */
export const consultationStates = ['open', 'inProgress', 'answered'] as const;
export type ConsultationState = (typeof consultationStates)[number];

/** What is asked. */
export interface QuestionParts {
  readonly topic: Topic;
  readonly question: string;
  /** Until when the city needs an answer; null when there is no hurry. */
  readonly dueOn: Day | null;
}

/** What the service centre makes of it. */
export interface AnswerParts {
  readonly answer: string | null;
  /** Time spent on it so far; null while nobody has written it down. */
  readonly minutes: number | null;
}

/** A request of a city to be advised (Beratungsanfrage). */
export interface Consultation extends QuestionParts, AnswerParts {
  readonly id: bigint;
  readonly reference: string;
  readonly cityAgs: string;
  readonly state: ConsultationState;
  readonly askedOn: Day;
  /** Name of whoever asked, of an account; null when the service centre wrote it down. */
  readonly askedBy: string | null;
  readonly answeredBy: string | null;
  readonly answeredOn: Day | null;
  readonly isOverdue: boolean;
  readonly version: number;
}

type Read<Parts> = { readonly parts: Parts } | { readonly faults: Readonly<Record<string, string>> };

/** Reads the form of a question. */
export function questionOfForm(values: SentForm): Read<QuestionParts> {
  const form = new FormReader(values);
  const topic = form.choice('topic', topics) ?? form.fault('topic', 'Wählen Sie das Thema.');
  const question = form.required('question', 10_000, 'Die Frage fehlt. Schreiben Sie, worum es geht.');
  const dueOn = form.day('dueOn');
  return form.isRight && topic !== null ? { parts: { topic, question, dueOn } } : { faults: form.faults };
}

/** Reads the form of an answer; one that goes out may not be empty. */
export function answerOfForm(values: SentForm, goesOut: boolean): Read<AnswerParts> {
  const form = new FormReader(values);
  const answer = form.words('answer', 20_000);
  if (goesOut && answer === null)
    form.faults.answer ??= 'Die Antwort fehlt. Schreiben Sie, was Sie der Stadt raten.';
  const minutes = form.count('minutes', 100_000);
  return form.isRight ? { parts: { answer, minutes } } : { faults: form.faults };
}

export const valuesOfQuestion = ({ topic, question, dueOn }: QuestionParts): SentForm => ({
  topic,
  question,
  dueOn: typed.day(dueOn),
});

export const valuesOfAnswer = ({ answer, minutes }: AnswerParts): SentForm => ({
  answer: answer ?? '',
  minutes: typed.count(minutes),
});
