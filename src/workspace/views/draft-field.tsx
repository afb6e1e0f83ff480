import type { CatalogueField } from '../../projects/index.js';
import {
  AmountField,
  CheckField,
  DayField,
  LongTextField,
  RateField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { optionsOf } from '../form/catalogue-options.js';
import { type DraftForm, findingsAt } from '../form/draft-form.js';
import { type FieldSpec, formFields } from '../form/fields.js';
import { FieldComments } from './field-comments.js';
import { shownValue } from './shown-value.js';

/** One field of a draft by its name: control, findings, what was published, and what the service centre remarked. */
export function DraftField(props: { form: DraftForm; name: string }): JSX.Element {
  const spec = formFields.find(({ name }) => name === props.name);
  if (spec === undefined) throw new Error(`the form has no field ${props.name}`);
  const { form } = props;
  const value = form.values[spec.name] ?? '';
  const shared = {
    name: spec.name,
    label: spec.label,
    ...(spec.hint === undefined ? {} : { hint: spec.hint }),
    errors: findingsAt(form, spec.name, 'error'),
    notes: findingsAt(form, spec.name, 'hint'),
    after: <Beside form={form} spec={spec} />,
  };
  switch (spec.kind) {
    case 'amount':
      return <AmountField {...shared} value={value} />;
    case 'day':
      return <DayField {...shared} value={value} />;
    case 'rate':
      return <RateField {...shared} value={value} />;
    case 'long':
      return <LongTextField {...shared} value={value} upTo={2_000} rows={spec.name === 'summary' ? 4 : 7} />;
    case 'flag':
      return <CheckField name={spec.name} label={spec.label} checked={value === '1'} />;
    case 'catalogue':
      return <CatalogueSelect form={form} name={spec.name as CatalogueField} shared={shared} value={value} />;
    case 'line':
      return (
        <TextField {...shared} value={value} {...(spec.name === 'planNumber' ? { width: 'short' } : {})} />
      );
  }
}

interface Shared {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly after: JSX.Element;
}

/** What the source said stands in the empty choice, as long as nobody has matched it. */
function CatalogueSelect(props: {
  form: DraftForm;
  name: CatalogueField;
  shared: Shared;
  value: string;
}): JSX.Element {
  const { sourceText, key } = props.form.draft.input.catalogue[props.name];
  const empty =
    key === null && sourceText !== null ? `noch nicht zugeordnet: „${sourceText}“` : 'Bitte wählen';
  return (
    <SelectField
      {...props.shared}
      value={props.value}
      empty={empty}
      groups={optionsOf(props.form.catalogue, props.name)}
    />
  );
}

function Beside(props: { form: DraftForm; spec: FieldSpec }): JSX.Element {
  const { form, spec } = props;
  const before = form.published?.[spec.name];
  const isChanged = before !== undefined && before !== (form.values[spec.name] ?? '');
  return (
    <>
      {isChanged && (
        <p class="was">
          <span>Veröffentlicht: </span>
          <span safe>{shownValue(form.catalogue, spec.name, before)}</span>
        </p>
      )}
      <FieldComments draft={form.draft} field={spec.name} />
    </>
  );
}
