import type { RegisteredReport } from '../../reporting/index.js';
import {
  Button,
  CheckField,
  DayField,
  ErrorSummary,
  type FieldError,
  FormSection,
  fieldId,
  type Option,
  RadioField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { fieldsOf, type ParameterField, parameterName, writtenParameters } from '../parameter-fields.js';
import type { Run } from '../run.js';
import { formatName, formatsToChoose, type Typed } from '../run-form.js';
import { formatWords, rhythmWords } from '../words.js';
import { formPath, momentOf, RunBar, reportsPath, runPath } from './parts.js';

export interface FormView {
  readonly report: RegisteredReport;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Programme cities, for parameters that name one. */
  readonly cities: readonly Option[];
  /** The last runs of this report. */
  readonly runs: readonly Run[];
  readonly now: Date;
  /** Number of the newest registry revision. */
  readonly current: number;
  /** Whether it may be made again and again for whoever looks. */
  readonly mayKeep: boolean;
}

/** What a report is asked: its own parameters, then state, formats and language, as for every report. */
export function FormPage({ view }: { view: FormView }): JSX.Element {
  const { report, errors } = view;
  const fields = fieldsOf(report);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{`${report.title.de} erstellen`}</h1>
        {report.purpose !== null && (
          <p class="read" safe>
            {report.purpose.de}
          </p>
        )}
      </div>
      <div class="grid grid--side">
        <form class="form" method="post" action={formPath(report.id)}>
          <ErrorSummary errors={errors} language="de" />
          {fields.map((field) => (
            <Parameter field={field} view={view} />
          ))}
          <State view={view} />
          <Output view={view} />
          <div class="btns">
            <Button kind="primary" label="Bericht erstellen" name="was" value="einmal" />
            <Button label="Zurück" href={reportsPath} />
          </div>
          {view.mayKeep && <Rhythm view={view} />}
        </form>
        <Side view={view} />
      </div>
    </div>
  );
}

const faultsOf = ({ errors }: FormView, name: string): string[] =>
  errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);

function Parameter(props: { field: ParameterField; view: FormView }): JSX.Element {
  const { field, view } = props;
  const name = parameterName(field.name);
  const shared = {
    name,
    label: field.label,
    ...(field.hint === null ? {} : { hint: field.hint }),
    value: view.typed(name),
    errors: faultsOf(view, name),
  };
  switch (field.kind) {
    case 'check':
      return <CheckField name={name} label={field.label} checked={view.typed(name) === '1'} />;
    case 'city':
      return <SelectField {...shared} empty="Stadt wählen" options={view.cities} />;
    case 'choice':
      return field.options.length > 6 ? (
        <SelectField {...shared} empty={field.required ? 'Bitte wählen' : 'alle'} options={field.options} />
      ) : (
        <RadioField {...shared} options={field.options} />
      );
    case 'text':
      return <TextField {...shared} maxlength={200} />;
  }
}

function State({ view }: { view: FormView }): JSX.Element {
  return (
    <FormSection id="stand" legend="Stand">
      <div class="flds">
        <TextField
          name="stand"
          label="Registerstand oder Tag"
          hint={`Leer: der jetzige (${view.current}).`}
          value={view.typed('stand')}
          errors={faultsOf(view, 'stand')}
          width="short"
        />
        <DayField
          name="rechentag"
          label="Gerechnet am"
          hint="Leer: folgt aus dem Stand."
          value={view.typed('rechentag')}
          errors={faultsOf(view, 'rechentag')}
        />
      </div>
    </FormSection>
  );
}

function Output({ view }: { view: FormView }): JSX.Element {
  const { report, typed } = view;
  const faults = faultsOf(view, formatName(report.formats[0] ?? 'pdf'));
  return (
    <FormSection id="ausgabe" legend="Ausgabe">
      {faults.map((words) => (
        <p class="fld fld--err" safe>
          {words}
        </p>
      ))}
      <div class="choices choices--cards">
        {formatsToChoose(report).map((format) => (
          <CheckField
            name={formatName(format)}
            label={formatWords[format].label}
            hint={formatWords[format].hint}
            checked={typed(formatName(format)) === '1'}
          />
        ))}
      </div>
      <p class="small muted">JSON entsteht immer mit: Daran werden Läufe verglichen.</p>
      <RadioField
        name="sprache"
        label="Sprache"
        value={typed('sprache')}
        options={[
          { value: 'de', label: 'Deutsch' },
          { value: 'en', label: 'Englisch' },
        ]}
      />
      <CheckField
        name="neu"
        label="Neu erstellen, auch wenn es ihn genau so schon gibt"
        checked={typed('neu') === '1'}
      />
    </FormSection>
  );
}

function Rhythm({ view }: { view: FormView }): JSX.Element {
  const faults = faultsOf(view, 'rhythmus');
  return (
    <details class="fold" open={faults.length > 0}>
      <summary>Regelmäßig erstellen</summary>
      <p class="small muted">
        Immer vom Stand des Tages, mit den Angaben von oben. Wenn der Bericht fertig ist, bekommen Sie eine
        Mail mit dem Link.
      </p>
      <SelectField
        name="rhythmus"
        label="Wie oft"
        empty="Bitte wählen"
        value={view.typed('rhythmus')}
        errors={faults}
        options={Object.entries(rhythmWords).map(([value, label]) => ({ value, label }))}
      />
      <p class="btns">
        <Button label="Regelmäßig erstellen" name="was" value="regelmaessig" />
      </p>
    </details>
  );
}

function Side({ view }: { view: FormView }): JSX.Element {
  const open = view.runs.filter(({ endedAt }) => endedAt === null);
  const done = view.runs.filter(({ state }) => state === 'done');
  return (
    <aside class="side stack">
      {open.length > 0 && (
        <section aria-labelledby="offen">
          <h2 id="offen" class="lesser">
            Wird erstellt
          </h2>
          <ul class="list">
            {open.map((run) => (
              <li>
                <RunLink run={run} report={view.report} />
                <RunBar run={run} now={view.now} />
              </li>
            ))}
          </ul>
          <p class="small muted">Sie können die Seite verlassen; der Bericht entsteht im Hintergrund.</p>
        </section>
      )}
      <section aria-labelledby="fertig">
        <h2 id="fertig" class="lesser">
          Zuletzt erstellt
        </h2>
        {done.length === 0 ? (
          <p class="small muted">Noch keiner.</p>
        ) : (
          <ul class="list">
            {done.map((run) => (
              <li>
                <RunLink run={run} report={view.report} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

function RunLink(props: { run: Run; report: RegisteredReport }): JSX.Element {
  const { run, report } = props;
  const about = [writtenParameters(report, run.parameters), momentOf(run.createdAt), run.askedBy];
  return (
    <>
      <a href={runPath(run.id)} safe>{`Registerstand ${run.revision}`}</a>
      <div class="meta" safe>
        {about.filter(Boolean).join(' · ')}
      </div>
    </>
  );
}
