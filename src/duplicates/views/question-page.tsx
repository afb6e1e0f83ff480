import { formatCount } from '../../kernel/format.js';
import type { ComparedField } from '../../projects/index.js';
import {
  Button,
  ChangeCell,
  ChangedValue,
  ChangeRow,
  ChangesTable,
  Difference,
  ErrorSummary,
  type FieldError,
  fieldId,
  RadioField,
  SelectField,
  TextField,
  wordDifference,
} from '../../web/index.js';
import type { Decision } from '../queries/decisions.js';
import type { AskedPair } from '../queries/question.js';
import type { ComparedProject } from '../queries/questions.js';
import { equalReason, unknown } from '../words.js';
import { DecisionNotice } from './decisions-page.js';
import { MembersTable, ScoreTable } from './parts.js';
import { questionPath } from './paths.js';

export interface QuestionView {
  readonly pair: AskedPair;
  readonly fields: readonly ComparedField[];
  /** Of equal ones all, of a pair both. */
  readonly projects: readonly ComparedProject[];
  /** What holds now; null when it is still to be decided. */
  readonly decision: Decision | null;
  readonly mayDecide: boolean;
  readonly typed: { readonly verdict: string; readonly kept: string; readonly reason: string };
  readonly errors: readonly FieldError[];
}

/** Two projects, or all that are equal, side by side, and the decision about them. */
export function QuestionPage({ view }: { view: QuestionView }): JSX.Element {
  const { pair, projects, decision } = view;
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" />
      <div class="phead phead--over">
        <h1>{pair.areEqual ? 'Gleiche Vorhaben' : 'Ähnliche Vorhaben'}</h1>
        <p class="lead" safe>
          {pair.areEqual
            ? `${formatCount(projects.length, 'de')} Vorhaben: ${equalReason.de}`
            : `${pair.score} von 100 Punkten.`}
        </p>
      </div>
      {decision !== null && <DecisionNotice decision={decision} mayRevoke={view.mayDecide} />}
      {pair.parts.length > 0 && <ScoreTable parts={pair.parts} />}
      <Fields view={view} />
      {pair.areEqual && (
        <section class="sec">
          <h2>Alle gleichen Vorhaben</h2>
          <MembersTable projects={projects} />
        </section>
      )}
      {decision === null && view.mayDecide && <DecideForm view={view} />}
    </div>
  );
}

function Fields({ view }: { view: QuestionView }): JSX.Element {
  const [one, other] = view.pair.projects;
  return (
    <section class="sec">
      <h2>Angaben im Vergleich</h2>
      <ChangesTable caption="Angaben im Vergleich" before={one.reference} after={other.reference}>
        {view.fields.map((field) => (
          <ChangeRow
            id={`feld-${field.field.replace(/\W/g, '-')}`}
            label={field.label.de}
            changed={field.changed}
          >
            <ChangeCell heading={one.reference}>
              <Value field={field} side="before" />
            </ChangeCell>
            <ChangeCell heading={other.reference}>
              <Value field={field} side="after" />
            </ChangeCell>
          </ChangeRow>
        ))}
      </ChangesTable>
    </section>
  );
}

const asAWhole: readonly ComparedField['kind'][] = ['day', 'amount', 'rate', 'place'];

function Value({ field, side }: { field: ComparedField; side: 'before' | 'after' }): JSX.Element {
  const value = field[side];
  if (value === null) return <span class="muted">{unknown}</span>;
  if (!field.changed)
    return (
      <span class="words" lang="de" safe>
        {value}
      </span>
    );
  if (asAWhole.includes(field.kind) || field.before === null || field.after === null)
    return <ChangedValue value={value} side={side} />;
  return <Difference parts={wordDifference(field.before, field.after)} side={side} />;
}

function DecideForm({ view }: { view: QuestionView }): JSX.Element {
  const { pair, projects, typed, errors } = view;
  const [one, other] = pair.projects;
  const faults = (name: string) =>
    errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  return (
    <section class="sec">
      <h2>Entscheiden</h2>
      <form class="form" method="post" action={questionPath(one.reference, other.reference)}>
        <RadioField
          name="verdict"
          label="Sind das dieselben Vorhaben?"
          value={typed.verdict}
          errors={faults('verdict')}
          options={[
            {
              value: 'different',
              label: 'Verschieden',
              hint: pair.areEqual
                ? 'Zum Beispiel Gutscheine: jede Zeile ist ein eigenes Vorhaben. Gilt auch für weitere gleiche.'
                : 'Sie werden nicht noch einmal verglichen.',
            },
            { value: 'same', label: 'Dasselbe', hint: 'Nur vermerken; beide bleiben veröffentlicht.' },
            {
              value: 'merge',
              label: 'Zusammenführen',
              hint: 'Eines bleibt. Die Rücknahme der anderen wird eingereicht; eine zweite Person prüft und veröffentlicht sie. Der Verlauf bleibt.',
            },
          ]}
        />
        <SelectField
          name="kept"
          label="Welches bleibt beim Zusammenführen?"
          value={typed.kept}
          empty="bitte wählen"
          errors={faults('kept')}
          options={projects.map(({ reference, source }) => ({
            value: reference,
            label: `${reference}, ${source}`,
          }))}
        />
        <TextField
          name="reason"
          label="Grund"
          value={typed.reason}
          maxlength={500}
          errors={faults('reason')}
        />
        <p class="btns">
          <Button label="Entscheiden" kind="primary" />
        </p>
      </form>
    </section>
  );
}
