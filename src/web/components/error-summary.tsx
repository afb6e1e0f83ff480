import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';

/** A fault of one field: the id of its control, the reason and the remedy. */
export interface FieldError {
  readonly fieldId: string;
  readonly message: string;
}

/** On top of a form: what has to be corrected, with links to the fields. */
export function ErrorSummary(props: { errors: readonly FieldError[]; language: Language }): JSX.Element {
  if (props.errors.length === 0) return '';
  return (
    <div class="errsum" role="alert">
      <h2 safe>{componentMessages.check[props.language]}</h2>
      <ol>
        {props.errors.map((error) => (
          <li>
            <a href={`#${error.fieldId}`} safe>
              {error.message}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}
