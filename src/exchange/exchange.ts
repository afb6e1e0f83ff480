import type { SentForm } from '../platform/http/form-body.js';
import { FormReader } from '../web/index.js';

/** An answer of a city or of the service centre. */
export interface ExchangeAnswer {
  readonly id: string;
  readonly body: string;
  /** AGS of the city it comes from; null for the service centre. */
  readonly cityAgs: string | null;
  readonly author: string | null;
  readonly isOwn: boolean;
  readonly writtenAt: Date;
}

/** A question of one city to all (Austausch). */
export interface ExchangeQuestion {
  readonly id: bigint;
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  readonly cityAgs: string | null;
  readonly author: string | null;
  readonly isOwn: boolean;
  readonly writtenAt: Date;
  readonly answers: number;
  readonly lastAt: Date;
}

type Read<Parts> = { readonly parts: Parts } | { readonly faults: Readonly<Record<string, string>> };

/** Reads the form of a question. */
export function questionOfForm(values: SentForm): Read<{ readonly title: string; readonly body: string }> {
  const form = new FormReader(values);
  const parts = {
    title: form.required('title', 200, 'Die Überschrift fehlt. Schreiben Sie in einem Satz, worum es geht.'),
    body: form.required(
      'body',
      10_000,
      'Die Frage fehlt. Schreiben Sie, was Sie von anderen Städten wissen möchten.',
    ),
  };
  return form.isRight ? { parts } : { faults: form.faults };
}

/** Reads the form of an answer. */
export function answerOfForm(values: SentForm): Read<{ readonly body: string }> {
  const form = new FormReader(values);
  const body = form.required('answer', 10_000, 'Die Antwort ist leer. Schreiben Sie, was Sie wissen.');
  return form.isRight ? { parts: { body } } : { faults: form.faults };
}
