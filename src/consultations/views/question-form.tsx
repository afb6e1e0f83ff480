import type { SentForm } from '../../platform/http/form-body.js';
import { DayField, type FieldError, fieldId, LongTextField, SelectField } from '../../web/index.js';
import { topics } from '../consultation.js';
import { topicWords } from '../words.js';

/** What was typed, and what stops it. */
export interface QuestionForm {
  readonly values: SentForm;
  readonly faults: Readonly<Record<string, string>>;
  /** True when somebody else changed it meanwhile. */
  readonly isStale?: boolean;
}

/** What the error summary says; `first` is the field a late change leads to. */
export function formErrors({ faults, isStale }: QuestionForm, first: string): FieldError[] {
  const errors = Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message }));
  if (isStale !== true) return errors;
  const message =
    'Jemand hat die Anfrage inzwischen geändert. Ihr Text steht noch da; oben steht, was jetzt gilt. Speichern Sie noch einmal, wenn Ihr Text gelten soll.';
  return [...errors, { fieldId: fieldId(first), message }];
}

/** Values and faults of one field. */
export const fieldOfForm = ({ values, faults }: QuestionForm, name: string) => ({
  name,
  value: values[name] ?? '',
  errors: faults[name] === undefined ? [] : [faults[name]],
});

/** What is asked: topic, question, and until when. */
export function QuestionFields({ form }: { form: QuestionForm }): JSX.Element {
  return (
    <>
      <SelectField
        {...fieldOfForm(form, 'topic')}
        label="Thema"
        empty="Bitte wählen"
        options={topics.map((topic) => ({ value: topic, label: topicWords[topic].de }))}
      />
      <LongTextField
        {...fieldOfForm(form, 'question')}
        label="Frage"
        hint="Ohne Angaben zu Teilnehmenden."
        rows={6}
      />
      <DayField
        {...fieldOfForm(form, 'dueOn')}
        label="Antwort gebraucht bis"
        hint="Leer, wenn es nicht eilt."
      />
    </>
  );
}
