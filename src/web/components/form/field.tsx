import type { PropsWithChildren } from '@kitajs/html';
import { Icon } from '../icon.js';

/** What is said about one field, whatever its control looks like. */
export interface FieldProps {
  /** Name the value is sent under. */
  readonly name: string;
  readonly label: string;
  /** Id of the control; made from the name when left out. Error summaries link to it. */
  readonly id?: string;
  /** What to fill in, below the label. */
  readonly hint?: string;
  /** Why the value stops the form, with the remedy. */
  readonly errors?: readonly string[];
  /** What to look at again; never stops anything. */
  readonly notes?: readonly string[];
  /** Shown, and not to be changed. */
  readonly readOnly?: boolean;
}

/** Id of a field's control: "f-period-end" for "period.end". */
export const fieldId = (name: string): string => `f-${name.replace(/[^\w]+/g, '-')}`;

const idOf = ({ id, name }: FieldProps): string => id ?? fieldId(name);

/** Attributes by which a control names its hint, errors and notes to screen readers. */
export function described(field: FieldProps): {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
} {
  const id = idOf(field);
  const parts = [
    field.hint === undefined ? [] : [`${id}-h`],
    (field.errors ?? []).map((_, index) => `${id}-e${index}`),
    (field.notes ?? []).map((_, index) => `${id}-n${index}`),
  ].flat();
  return {
    id,
    name: field.name,
    ...(parts.length === 0 ? {} : { 'aria-describedby': parts.join(' ') }),
    ...(isFaulty(field) ? { 'aria-invalid': 'true' as const } : {}),
  };
}

export const isFaulty = ({ errors = [] }: FieldProps): boolean => errors.length > 0;

/** A label with its control (children) and everything said about it. */
export function Field(
  props: PropsWithChildren<{ field: FieldProps; beside?: JSX.Element; after?: JSX.Element }>,
): JSX.Element {
  const { field } = props;
  const id = idOf(field);
  return (
    <div class={isFaulty(field) ? 'fld fld--err' : 'fld'}>
      <div class="lab">
        <label for={id} safe>
          {field.label}
        </label>
        {(props.beside ?? '') as 'safe'}
      </div>
      <Hint id={id} hint={field.hint} />
      {props.children}
      <Sayings id={id} field={field} />
      {(props.after ?? '') as 'safe'}
    </div>
  );
}

/** Several controls under one question. */
export function FieldGroup(
  props: PropsWithChildren<{ field: FieldProps; after?: JSX.Element }>,
): JSX.Element {
  const { field } = props;
  const id = idOf(field);
  const { 'aria-describedby': describedBy } = described(field);
  return (
    <fieldset id={id} class={isFaulty(field) ? 'fld fld--err' : 'fld'} aria-describedby={describedBy}>
      <legend class="lab" safe>
        {field.label}
      </legend>
      <Hint id={id} hint={field.hint} />
      {props.children}
      <Sayings id={id} field={field} />
      {(props.after ?? '') as 'safe'}
    </fieldset>
  );
}

function Hint(props: { id: string; hint: string | undefined }): JSX.Element {
  if (props.hint === undefined) return '';
  return (
    <p class="hint" id={`${props.id}-h`} safe>
      {props.hint}
    </p>
  );
}

function Sayings(props: { id: string; field: FieldProps }): JSX.Element {
  const { errors = [], notes = [] } = props.field;
  return (
    <>
      {errors.map((words, index) => (
        <p class="err" id={`${props.id}-e${index}`}>
          <Icon name="stop" />
          <span>
            <span class="vh">Fehler: </span>
            <span safe>{words}</span>
          </span>
        </p>
      ))}
      {notes.map((words, index) => (
        <p class="wrn" id={`${props.id}-n${index}`}>
          <Icon name="info" />
          <span>
            <b>Hinweis:</b> <span safe>{words}</span>
          </span>
        </p>
      ))}
    </>
  );
}
