import { longestForeword } from '../../reporting/index.js';
import { Button, CheckField, FormSection, fieldId, LongTextField, RadioField } from '../../web/index.js';
import { fieldsOf, optionName, type ParameterField, parameterName } from '../parameter-fields.js';
import { formatName, formatsToChoose } from '../run-form.js';
import { formatWords } from '../words.js';
import { FoundFaults, faultsOf } from './faults.js';
import { Given } from './given.js';
import type { WizardView } from './wizard-page.js';

/** Which chapters, in which formats, with which foreword. */
export function ContentsStep({ view }: { view: WizardView }): JSX.Element {
  const fields = fieldsOf(view.report, view.seesAll);
  return (
    <>
      <Given view={view} steps={[2]} />
      {fields
        .filter(({ kind, options }) => kind === 'chapters' && options.length > 0)
        .map((field) => (
          <Chapters field={field} view={view} />
        ))}
      <Output view={view} />
      {fields
        .filter(({ kind }) => kind === 'longText')
        .map((field) => (
          <Text field={field} view={view} />
        ))}
      <div class="btns">
        <Button label="Zurück" name="was" value="zurueck" />
        <Button label="Vorschau als PDF" name="was" value="vorschau" newWindow />
        <Button kind="primary" label="Weiter" name="was" value="weiter" />
      </div>
    </>
  );
}

/** Chapters to switch on and off, each with how much it holds. */
function Chapters(props: { field: ParameterField; view: WizardView }): JSX.Element {
  const { field, view } = props;
  const name = parameterName(field.name);
  const chosen = view.typed(name).split(',');
  const holds = view.foreseen?.preview?.chapters ?? {};
  return (
    <FormSection id={fieldId(name)} legend={field.label}>
      <FoundFaults view={view} name={name} />
      <ul class="chapters">
        {field.options.map(({ value, label, internal }) => (
          <li>
            <CheckField
              name={optionName(field.name, value)}
              label={label}
              {...(internal ? { hint: 'Nur intern: nicht veröffentlicht, Stand des Augenblicks.' } : {})}
              checked={chosen.includes(value)}
            />
            <span class="small muted num" safe>
              {holds[value] ?? ''}
            </span>
          </li>
        ))}
      </ul>
      {/* Says that chapters were asked for, also where none is ticked. */}
      <input type="hidden" name={name} value="" />
      <p class="small muted">Wie gerechnet wurde und woher die Daten stammen, steht immer dabei.</p>
    </FormSection>
  );
}

function Output({ view }: { view: WizardView }): JSX.Element {
  const { report, typed } = view;
  return (
    <FormSection id="ausgabe" legend="Ausgabe">
      <FoundFaults view={view} name={formatName(report.formats[0] ?? 'pdf')} />
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
    </FormSection>
  );
}

function Text(props: { field: ParameterField; view: WizardView }): JSX.Element {
  const { field, view } = props;
  const name = parameterName(field.name);
  return (
    <FormSection id={`teil-${field.name}`} legend={field.label}>
      <LongTextField
        name={name}
        label="Text (freiwillig)"
        {...(field.hint === null ? {} : { hint: field.hint })}
        value={view.typed(name)}
        errors={faultsOf(view, name)}
        upTo={longestForeword}
        rows={6}
      />
    </FormSection>
  );
}
