import { Notice } from '../../web/index.js';
import { type DraftForm, findingsAt } from '../form/draft-form.js';
import type { FormPartId } from '../form/fields.js';

/** What is to be said about a section and belongs to no single field. */
export function PartFindings(props: { form: DraftForm; part: FormPartId }): JSX.Element {
  const errors = findingsAt(props.form, `#${props.part}`, 'error');
  const hints = findingsAt(props.form, `#${props.part}`, 'hint');
  return (
    <>
      {errors.map((words) => (
        <Notice title="Das fehlt noch" text={words} tone="warn" />
      ))}
      {hints.map((words) => (
        <Notice title="Hinweis" text={words} />
      ))}
    </>
  );
}
