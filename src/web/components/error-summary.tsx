import type { Language } from '../../kernel/text.js';
import { componentMessages } from '../messages/components.js';
import { Icon } from './icon.js';

/** A fault of one field: the id of its control, the reason and the remedy. */
export interface FieldError {
  readonly fieldId: string;
  readonly message: string;
}

/** On top of a form: what has to be corrected, with links to the fields. */
export function ErrorSummary(props: {
  errors: readonly FieldError[];
  language: Language;
  /** What the faults prevent, in a few words. */
  title?: string;
  /** A sentence below, such as that everything is saved all the same. */
  note?: string;
}): JSX.Element {
  if (props.errors.length === 0) return '';
  return (
    <div class="errsum" role="alert" tabindex="-1" id="fehler">
      <h2>
        <Icon name="stop" />
        <span safe>{props.title ?? componentMessages.check[props.language]}</span>
      </h2>
      <ol>
        {props.errors.map((error) => (
          <li>
            <a href={`#${error.fieldId}`} safe>
              {error.message}
            </a>
          </li>
        ))}
      </ol>
      {props.note !== undefined && (
        <p class="small muted" safe>
          {props.note}
        </p>
      )}
    </div>
  );
}
