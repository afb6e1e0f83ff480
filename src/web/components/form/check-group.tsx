import type { Option } from './choice-fields.js';
import { FieldGroup, type FieldProps, fieldId } from './field.js';

/** Any number of several; each chosen one is sent under the same name. */
export function CheckGroup(
  props: FieldProps & {
    chosen: readonly string[];
    options: readonly Option[];
    /** What is said while there is nothing to choose from. */
    none: string;
  },
): JSX.Element {
  const { name, chosen, options } = props;
  return (
    <FieldGroup field={props}>
      {options.length === 0 && (
        <p class="hint" safe>
          {props.none}
        </p>
      )}
      {options.map(({ value, label }) => {
        const id = fieldId(`${name}-${value}`);
        return (
          <div class="choice">
            <input type="checkbox" id={id} name={name} value={value} checked={chosen.includes(value)} />
            <label for={id} safe>
              {label}
            </label>
          </div>
        );
      })}
    </FieldGroup>
  );
}
