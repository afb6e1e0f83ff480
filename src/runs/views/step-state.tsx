import {
  Button,
  CheckField,
  DayField,
  FormSection,
  fieldId,
  RadioField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { fieldsOf, optionName, type ParameterField, parameterName } from '../parameter-fields.js';
import { isOfContents } from '../run-form.js';
import { FoundFaults, faultsOf } from './faults.js';
import { reportsPath } from './parts.js';
import type { WizardView } from './wizard-page.js';

/** What the report is about, and as of when. */
export function StateStep({ view }: { view: WizardView }): JSX.Element {
  const fields = fieldsOf(view.report, view.seesAll).filter((field) => !isOfContents(field));
  return (
    <>
      {view.report.purpose !== null && (
        <p class="read" safe>
          {view.report.purpose.de}
        </p>
      )}
      {fields.map((field) => (
        <Parameter field={field} view={view} />
      ))}
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
      <div class="btns">
        <Button label="Zurück" href={reportsPath} />
        <Button kind="primary" label="Weiter" name="was" value="weiter" />
      </div>
    </>
  );
}

/** So many values are chosen from a list rather than from buttons. */
const mostButtons = 6;

function Parameter(props: { field: ParameterField; view: WizardView }): JSX.Element {
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
      return view.onlyCity ? (
        <p class="fld">
          <span class="lab" safe>
            {field.label}
          </span>
          <span safe>{view.cities.map(({ label }) => label).join(', ')}</span>
        </p>
      ) : (
        <SelectField
          {...shared}
          empty={field.required ? 'Stadt wählen' : 'alle Städte'}
          options={view.cities}
        />
      );
    case 'area':
      return <SelectField {...shared} empty="Gebiet wählen" options={view.areas} />;
    case 'cities':
      return <Cities field={field} view={view} />;
    case 'choice':
      return field.options.length > mostButtons ? (
        <SelectField {...shared} empty={field.required ? 'Bitte wählen' : 'alle'} options={field.options} />
      ) : (
        <RadioField {...shared} options={field.options} />
      );
    default:
      return <TextField {...shared} maxlength={200} />;
  }
}

function Cities(props: { field: ParameterField; view: WizardView }): JSX.Element {
  const { field, view } = props;
  const name = parameterName(field.name);
  const chosen = view.typed(name).split(',');
  return (
    <fieldset class="fld" id={fieldId(name)}>
      <legend class="lab" safe>
        {field.label}
      </legend>
      {field.hint !== null && (
        <span class="hint" safe>
          {field.hint}
        </span>
      )}
      <FoundFaults view={view} name={name} />
      <div class="manychoices">
        {view.cities.map(({ value, label }) => (
          <CheckField name={optionName(field.name, value)} label={label} checked={chosen.includes(value)} />
        ))}
      </div>
    </fieldset>
  );
}
