import { described, Field, type FieldProps, isFaulty } from './field.js';

interface TextProps extends FieldProps {
  readonly value: string;
  readonly after?: JSX.Element;
}

const inputClass = (field: FieldProps): string =>
  isFaulty(field) ? 'kern-form-input__input kern-form-input__input--error' : 'kern-form-input__input';

/** One line of text. `width` says how long values usually are. */
export function TextField(
  props: TextProps & {
    width?: 'short' | 'full';
    type?: 'text' | 'email' | 'password';
    autocomplete?: string;
    maxlength?: number;
    required?: boolean;
  },
): JSX.Element {
  return (
    <Field field={props} after={props.after}>
      <input
        {...described(props)}
        class={props.width === 'short' ? `${inputClass(props)} w-short` : inputClass(props)}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete ?? 'off'}
        maxlength={props.maxlength}
        required={props.required}
        readonly={props.readOnly}
      />
    </Field>
  );
}

/** An amount in EUR as somebody writes it; read by the kernel's reader, never by the browser. */
export function AmountField(props: TextProps): JSX.Element {
  return <UnitField {...props} unit="eur" />;
}

/** A rate in percent. */
export function RateField(props: TextProps): JSX.Element {
  return <UnitField {...props} unit="percent" />;
}

function UnitField(props: TextProps & { unit: 'eur' | 'percent' }): JSX.Element {
  return (
    <Field field={props} after={props.after}>
      <div class={`unit unit--${props.unit}`}>
        <input
          {...described(props)}
          class={inputClass(props)}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          value={props.value}
          readonly={props.readOnly}
        />
      </div>
    </Field>
  );
}

/** A day as TT.MM.JJJJ. A text field: calendars of browsers differ, and a typed date must come back as it was typed. */
export function DayField(props: TextProps): JSX.Element {
  return (
    <Field field={props} after={props.after}>
      <input
        {...described(props)}
        class={`${inputClass(props)} w-day`}
        type="text"
        autocomplete="off"
        value={props.value}
        readonly={props.readOnly}
      />
    </Field>
  );
}

/** Running text, kept letter by letter. `upTo` is what is usual, counted beside the label; more is never cut off. */
export function LongTextField(props: TextProps & { upTo?: number; rows?: number }): JSX.Element {
  const { upTo } = props;
  const count = upTo === undefined ? '' : counted(props.value, upTo);
  return (
    <Field
      field={props}
      after={props.after}
      beside={
        upTo === undefined ? (
          ''
        ) : (
          <span class="cnt" data-counts={described(props).id} data-up-to={String(upTo)} safe>
            {count}
          </span>
        )
      }
    >
      <textarea
        {...described(props)}
        class="in"
        rows={String(props.rows ?? 6)}
        readonly={props.readOnly}
        safe
      >
        {afterTag(props.value)}
      </textarea>
    </Field>
  );
}

const counted = (value: string, upTo: number): string =>
  `${value.length.toLocaleString('de-DE')} von ${upTo.toLocaleString('de-DE')} Zeichen`;

/** Browsers drop a line break right behind the tag: one that begins a text would be lost without another before it. */
const afterTag = (value: string): string => `\n${value}`;
