import { formatDay } from '../../kernel/format.js';
import { type ChangeBasis, type Decision, decisionKinds } from '../../projects/index.js';
import {
  AmountField,
  CheckField,
  DayField,
  FileField,
  FormSection,
  fieldId,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { type DraftForm, findingsAt } from '../form/draft-form.js';
import { type DecisionField, decisionFields } from '../form/fields.js';
import { decisionNumbers } from '../form/form-values.js';
import { FieldComments } from './field-comments.js';
import { PartFindings } from './part-findings.js';

const kindLabels: Readonly<Record<Decision['kind'], string>> = {
  grant: 'Zuwendungsbescheid',
  amendment: 'Änderungsbescheid',
  revocation: 'Widerrufsbescheid',
  final: 'Schlussbescheid',
};

const bases: readonly { value: ChangeBasis; label: string; hint: string }[] = [
  {
    value: 'decision',
    label: 'Auf einem Bescheid der SAB',
    hint: 'Die neuen Angaben gelten, sobald sie veröffentlicht sind. Tragen Sie den Bescheid unten ein.',
  },
  {
    value: 'appliedFor',
    label: 'Sie ist beantragt, der Bescheid steht aus',
    hint: 'Die neuen Angaben stehen als „beantragt“ daneben und gehen in keine Summe ein.',
  },
];

/** What money and time rest on: the question, the decisions there are, and room for another. */
export function DecisionsPart(props: { form: DraftForm }): JSX.Element {
  const { form } = props;
  const numbers = decisionNumbers(form.values);
  const next = (numbers.at(-1) ?? -1) + 1;
  const isNew = form.draft.kind === 'new';
  return (
    <FormSection id="bescheide" legend="Bescheide">
      <PartFindings form={form} part="bescheide" />
      <RadioField
        name="changeBasis"
        label={isNew ? 'Worauf beruhen Geld und Zeit?' : 'Worauf beruht die Änderung von Geld oder Zeit?'}
        hint={
          isNew
            ? 'Maßgeblich ist der Zuwendungsbescheid.'
            : 'Nur nötig, wenn sich Beträge, Sätze oder der Zeitraum ändern.'
        }
        value={form.values.changeBasis ?? ''}
        options={bases}
        errors={findingsAt(form, 'changeBasis', 'error')}
      />
      <NamedDecision form={form} />
      {numbers.map((index) => (
        <DecisionBlock form={form} index={index} isNew={false} />
      ))}
      <details class="fold" open={numbers.length === 0 && form.values.changeBasis === 'decision'}>
        <summary>{numbers.length === 0 ? 'Bescheid eintragen' : 'Weiteren Bescheid eintragen'}</summary>
        <DecisionBlock form={form} index={next} isNew={true} />
      </details>
      {!isNew && (
        <LongTextField
          name="note"
          label="Was hat sich geändert, und warum?"
          hint="Ein Satz für die Servicestelle; er wird nicht veröffentlicht."
          value={form.values.note ?? ''}
          rows={3}
          errors={findingsAt(form, 'note', 'error')}
          after={<FieldComments draft={form.draft} field="note" />}
        />
      )}
      <FieldComments draft={form.draft} field="decisions" />
    </FormSection>
  );
}

/** Choice among the decisions that were there before: for a change that rests on one of them and brings none. */
function NamedDecision({ form }: { form: DraftForm }): JSX.Element {
  const known = form.draft.publishedInput?.decisions ?? [];
  if (known.length === 0) return '';
  const options = known.map(({ kind, number, date }) => ({
    value: number,
    label: `${kindLabels[kind]} ${number} vom ${formatDay(date, 'de')}`,
  }));
  return (
    <SelectField
      name="basisDecision"
      label="Auf welchem Bescheid?"
      hint="Ein vorhandener zählt nur, wenn Sie ihn hier wählen."
      value={form.values.basisDecision ?? ''}
      empty="Auf einem neuen, unten eingetragen"
      options={options}
      errors={findingsAt(form, 'basisDecision', 'error')}
    />
  );
}

function DecisionBlock(props: { form: DraftForm; index: number; isNew: boolean }): JSX.Element {
  const { form, index, isNew } = props;
  const of = (field: DecisionField) => {
    const name = `decisions.${index}.${field}`;
    return {
      name,
      label: decisionFields[field].label,
      value: form.values[name] ?? '',
      errors: findingsAt(form, name, 'error'),
      notes: findingsAt(form, name, 'hint'),
    };
  };
  const kinds = decisionKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }));
  return (
    <fieldset class="block">
      <legend>{isNew ? 'Neuer Bescheid' : <span safe>{`Bescheid ${index + 1}`}</span>}</legend>
      <SelectField {...of('kind')} empty="Bitte wählen" options={kinds} />
      <div class="flds">
        <TextField {...of('number')} />
        <DayField {...of('date')} />
      </div>
      <div class="flds">
        <AmountField {...of('totalEligibleCost')} />
        <AmountField {...of('grant')} />
        <AmountField {...of('unionContribution')} />
      </div>
      <div class="flds">
        <DayField {...of('grantPeriod.start')} />
        <DayField {...of('grantPeriod.end')} />
      </div>
      <TextField
        {...of('reason')}
        hint="Zum Beispiel Verlängerung, Aufstockung, Kürzung, geänderter Zweck."
      />
      <DecisionFile form={form} index={index} />
      {!isNew && (
        <CheckField name={`decisions.${index}.remove`} label="Diesen Bescheid entfernen" checked={false} />
      )}
    </fieldset>
  );
}

const fileKinds = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods';

/** The file that shows the decision: the one there is, and room for another. */
function DecisionFile(props: { form: DraftForm; index: number }): JSX.Element {
  const { form, index } = props;
  const name = `decisions.${index}.file`;
  const id = form.values[name] ?? '';
  const file = form.draft.attachments.find((attachment) => attachment.id === id);
  return (
    <>
      <input type="hidden" name={name} value={id} />
      {file !== undefined && (
        <p class="fld was">
          <span>Angehängt: </span>
          <a href={`/api/v1/drafts/${form.draft.id}/attachments/${file.id}`} safe>
            {file.fileName}
          </a>
        </p>
      )}
      <FileField
        name={`decisions.${index}.upload`}
        id={fieldId(name)}
        label={file === undefined ? decisionFields.file.label : 'Andere Datei'}
        hint="PDF, Bild oder Office-Datei bis 20 MB. Sie wird beim Speichern angehängt."
        accept={fileKinds}
        errors={findingsAt(form, name, 'error')}
      />
    </>
  );
}
