import { fieldId } from './field.js';

interface GridLine {
  readonly label: string;
  /** One per column: name and value of its field, and why it stops the form. */
  readonly cells: readonly {
    readonly name: string;
    readonly value: string;
    readonly error?: string | undefined;
  }[];
}

/** Amounts in EUR by year and kind, one field each; heads of row and column name it to screen readers. */
export function AmountGrid(props: {
  caption: string;
  rowHead: string;
  columns: readonly string[];
  lines: readonly GridLine[];
}): JSX.Element {
  return (
    <table class="agrid">
      <caption safe>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col" safe>
            {props.rowHead}
          </th>
          {props.columns.map((column) => (
            <th scope="col" safe>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.lines.map(({ label, cells }) => (
          <tr>
            <th scope="row" safe>
              {label}
            </th>
            {cells.map(({ name, value, error }, index) => (
              <td>
                <input
                  id={fieldId(name)}
                  name={name}
                  class={
                    error === undefined
                      ? 'kern-form-input__input'
                      : 'kern-form-input__input kern-form-input__input--error'
                  }
                  type="text"
                  inputmode="decimal"
                  autocomplete="off"
                  value={value}
                  aria-label={`${props.columns[index]}, ${label}`}
                  aria-invalid={error === undefined ? undefined : 'true'}
                  aria-describedby={error === undefined ? undefined : `${fieldId(name)}-e0`}
                />
                {error !== undefined && (
                  <span class="err" id={`${fieldId(name)}-e0`} safe>
                    {error}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
