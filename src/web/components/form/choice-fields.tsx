import { described, Field, FieldGroup, type FieldProps, fieldId, isFaulty } from './field.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What the option depends on, for the script that narrows the list: `{ period: '2021-2027' }`. */
  readonly depends?: Readonly<Record<string, string>>;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** One of many. Without script all options are there, in groups. */
export function SelectField(
  props: FieldProps & {
    value: string;
    /** Words of the empty choice. */
    empty: string;
    options?: readonly Option[];
    groups?: readonly OptionGroup[];
    after?: JSX.Element;
  },
): JSX.Element {
  const { value, options = [], groups = [] } = props;
  return (
    <Field field={props} after={props.after}>
      <div class="kern-form-input__select-wrapper">
        <select {...described(props)} class={selectClass(props)} disabled={props.readOnly}>
          <option value="" safe>
            {props.empty}
          </option>
          {options.map((option) => (
            <Choice option={option} value={value} />
          ))}
          {groups
            .filter((group) => group.options.length > 0)
            .map((group) => (
              <optgroup label={group.label}>
                {group.options.map((option) => (
                  <Choice option={option} value={value} />
                ))}
              </optgroup>
            ))}
        </select>
      </div>
    </Field>
  );
}

const selectClass = (field: FieldProps): string =>
  isFaulty(field) ? 'kern-form-input__select kern-form-input__select--error' : 'kern-form-input__select';

function Choice(props: { option: Option; value: string }): JSX.Element {
  const { value, label, depends = {} } = props.option;
  const data = Object.fromEntries(Object.entries(depends).map(([name, key]) => [`data-${name}`, key]));
  return (
    <option value={value} selected={value === props.value} {...data} safe>
      {label}
    </option>
  );
}

/** One of a few, each with a word of explanation. The error summary leads to the first. */
export function RadioField(
  props: FieldProps & {
    value: string;
    options: readonly (Option & { hint?: string })[];
    after?: JSX.Element;
  },
): JSX.Element {
  return (
    <FieldGroup field={props} after={props.after}>
      {props.options.map(({ value, label, hint }, index) => {
        const id = `${fieldId(props.name)}-${index + 1}`;
        return (
          <div class="choice">
            <input
              type="radio"
              id={id}
              name={props.name}
              value={value}
              checked={value === props.value}
              disabled={props.readOnly}
            />
            <label for={id}>
              <span safe>{label}</span>
              {hint !== undefined && (
                <span class="hint" safe>
                  {hint}
                </span>
              )}
            </label>
          </div>
        );
      })}
    </FieldGroup>
  );
}

/** Yes or no. */
export function CheckField(props: {
  name: string;
  label: string;
  hint?: string;
  checked: boolean;
  readOnly?: boolean;
}): JSX.Element {
  const id = fieldId(props.name);
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name={props.name}
        value="1"
        checked={props.checked}
        disabled={props.readOnly}
      />
      <label for={id}>
        <span safe>{props.label}</span>
        {props.hint !== undefined && (
          <span class="hint" safe>
            {props.hint}
          </span>
        )}
      </label>
    </div>
  );
}

/** A file to send along; forms with one are sent as multipart/form-data. */
export function FileField(props: FieldProps & { accept: string }): JSX.Element {
  return (
    <Field field={props}>
      <input
        {...described(props)}
        class="filein"
        type="file"
        accept={props.accept}
        disabled={props.readOnly}
      />
    </Field>
  );
}
