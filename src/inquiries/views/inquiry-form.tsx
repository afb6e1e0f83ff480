import { Button, DayField, type FieldError, fieldId, TextField } from '../../web/index.js';
import { type InquiryField, inquiryFields, type TypedInquiry } from '../inquiry.js';

/** What was typed about an inquiry, and what stops it. */
export interface InquiryForm {
  readonly typed: TypedInquiry;
  readonly faults: Partial<Record<InquiryField, string>>;
}

export const inquiryErrors = ({ faults }: InquiryForm): FieldError[] =>
  inquiryFields.flatMap((field) => {
    const message = faults[field];
    return message === undefined ? [] : [{ fieldId: fieldId(field), message }];
  });

/** The head of an inquiry: number, title, who asks, days. */
export function InquiryFields(props: { form: InquiryForm; action: string; label: string }): JSX.Element {
  const { typed, faults } = props.form;
  const errors = (field: InquiryField) => (faults[field] === undefined ? [] : [faults[field]]);
  return (
    <form class="form" method="post" action={props.action}>
      <TextField
        name="printedPaper"
        label="Drucksache"
        hint="Zum Beispiel 8/1234; leer, solange es keine Nummer gibt."
        value={typed.printedPaper}
        errors={errors('printedPaper')}
      />
      <TextField name="title" label="Titel" value={typed.title} errors={errors('title')} />
      <TextField
        name="askedBy"
        label="Wer fragt"
        hint="Wie auf der Drucksache: Name und Fraktion."
        value={typed.askedBy}
        errors={errors('askedBy')}
      />
      <div class="flds">
        <DayField name="receivedOn" label="Eingang" value={typed.receivedOn} errors={errors('receivedOn')} />
        <DayField name="dueOn" label="Frist" value={typed.dueOn} errors={errors('dueOn')} />
      </div>
      <p class="btns">
        <Button label={props.label} kind="primary" />
      </p>
    </form>
  );
}
