import {
  Button,
  CheckField,
  DayField,
  ErrorSummary,
  type FieldError,
  FormSection,
  fieldId,
  LongTextField,
  TextField,
} from '../../web/index.js';
import { requirementLabel, requirements } from '../requirements.js';
import { dayFields, requirementName, type TypedRound } from './round-form.js';

interface FormView {
  readonly title: string;
  readonly action: string;
  readonly typed: TypedRound;
  readonly errors: readonly FieldError[];
  /** Number of the round the form was made from; null for a new one. */
  readonly version: number | null;
  readonly back: string;
}

/** Making or changing a round. What was typed stays, whatever is wrong with it. */
export function RoundFormPage({ view }: { view: FormView }): JSX.Element {
  const { typed, errors } = view;
  const faults = (name: string): string[] =>
    errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  return (
    <div class="wrap main">
      <div class="phead">
        <h1 safe>{view.title}</h1>
      </div>
      <form class="form" method="post" action={view.action}>
        <ErrorSummary errors={errors} language="de" />
        {view.version !== null && <input type="hidden" name="version" value={String(view.version)} />}
        <TextField
          name="name"
          label="Name"
          hint="So sehen ihn die Städte, etwa „Herbst 2026“."
          value={typed.name}
          errors={faults('name')}
        />
        <FormSection id="tage" legend="Zeit">
          <div class="flds">
            <Day
              name="opensOn"
              typed={typed}
              errors={faults('opensOn')}
              hint="Vorher sieht sie keine Stadt."
            />
            <Day name="dueOn" typed={typed} errors={faults('dueOn')} hint="Antwort bis dahin." />
            <Day
              name="closesOn"
              typed={typed}
              errors={faults('closesOn')}
              hint="Danach nur mit Verlängerung."
            />
          </div>
        </FormSection>
        <FormSection id="umfang" legend="Um welche Vorhaben es geht">
          <p class="small muted">
            Veröffentlichte Vorhaben des Programms, die an einem dieser Tage laufen. Vorhaben ohne Beginn oder
            Ende sind dabei.
          </p>
          <div class="flds">
            <Day name="scopeFrom" typed={typed} errors={faults('scopeFrom')} />
            <Day name="scopeUntil" typed={typed} errors={faults('scopeUntil')} />
          </div>
        </FormSection>
        <Requirements typed={typed} errors={faults('requirements')} />
        <LongTextField
          name="note"
          label="Hinweis an die Städte (freiwillig)"
          value={typed.note}
          rows={4}
          errors={faults('note')}
        />
        <FormSection id="erinnerungen" legend="Erinnerungen">
          <p class="small muted">
            Tage vor und nach dem Stichtag. Nur Städte, denen noch etwas fehlt, bekommen Post, an Werktagen
            zwischen 8 und 16 Uhr.
          </p>
          <div class="flds">
            <TextField
              name="remindBefore"
              label="Tage vorher"
              value={typed.remindBefore}
              width="short"
              errors={faults('remindBefore')}
            />
            <TextField
              name="remindAfter"
              label="Tage danach"
              value={typed.remindAfter}
              width="short"
              errors={faults('remindAfter')}
            />
          </div>
        </FormSection>
        <div class="btns">
          <Button kind="primary" label="Speichern" />
          <Button label="Abbrechen" href={view.back} />
        </div>
      </form>
    </div>
  );
}

function Day(props: {
  name: keyof typeof dayFields;
  typed: TypedRound;
  errors: readonly string[];
  hint?: string;
}): JSX.Element {
  const { name, typed, errors, hint } = props;
  return (
    <DayField
      name={name}
      label={dayFields[name]}
      value={typed[name]}
      errors={errors}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

function Requirements(props: { typed: TypedRound; errors: readonly string[] }): JSX.Element {
  return (
    <fieldset id={fieldId('requirements')} class={props.errors.length > 0 ? 'fld fld--err part' : 'part'}>
      <legend>Welche Angaben ausgefüllt sein sollen</legend>
      {props.errors.map((words) => (
        <p class="err" safe>
          {words}
        </p>
      ))}
      <div class="choices">
        {requirements.map((field) => (
          <CheckField
            name={requirementName(field)}
            label={requirementLabel(field).de}
            checked={props.typed.requirements.includes(field)}
          />
        ))}
      </div>
    </fieldset>
  );
}
