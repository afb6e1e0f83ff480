import type { Option } from './choice-fields.js';
import { fieldId } from './field.js';

/** A choice in the bar of controls above a table: its answer is an address. */
export function ControlChoice(props: {
  name: string;
  label: string;
  value: string;
  options: readonly Option[];
  error?: string | undefined;
}): JSX.Element {
  const id = fieldId(props.name);
  return (
    <div class="fld">
      <label for={id} safe>
        {props.label}
      </label>
      <FieldFault id={id} error={props.error} />
      <div class="kern-form-input__select-wrapper">
        <select
          id={id}
          name={props.name}
          class="kern-form-input__select"
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={props.error === undefined ? undefined : `${id}-e0`}
        >
          {props.options.map(({ value, label }) => (
            <option value={value} selected={value === props.value} safe>
              {label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** A short text in the same bar. */
export function ControlText(props: {
  name: string;
  label: string;
  hint: string;
  value: string;
  error?: string | undefined;
}): JSX.Element {
  const id = fieldId(props.name);
  return (
    <div class="fld">
      <label for={id} safe>
        {props.label}
      </label>
      <p class="hint" id={`${id}-h`} safe>
        {props.hint}
      </p>
      <FieldFault id={id} error={props.error} />
      <input
        id={id}
        name={props.name}
        class="kern-form-input__input"
        value={props.value}
        maxlength="10"
        autocomplete="off"
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={props.error === undefined ? `${id}-h` : `${id}-e0`}
      />
    </div>
  );
}

function FieldFault(props: { id: string; error: string | undefined }): JSX.Element {
  if (props.error === undefined) return '';
  return (
    <p class="err" id={`${props.id}-e0`} safe>
      {props.error}
    </p>
  );
}
