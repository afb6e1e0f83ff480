/** A button of a form, or a link that looks like one. One `primary` per form: the main thing. */
export function Button(props: {
  label: string;
  kind?: 'primary' | 'secondary' | 'tertiary';
  /** Sent along, so that the form knows which button was pressed. */
  name?: string;
  value?: string;
  href?: string;
  /** Id of the form it belongs to, when it stands outside. */
  form?: string;
  /** Whether what it brings is opened beside the form, so that nothing typed is left. */
  newWindow?: boolean;
}): JSX.Element {
  const style = `kern-btn kern-btn--${props.kind ?? 'secondary'}`;
  if (props.href !== undefined)
    return (
      <a class={style} href={props.href}>
        <span class="kern-label" safe>
          {props.label}
        </span>
      </a>
    );
  return (
    <button
      class={style}
      type="submit"
      name={props.name}
      value={props.value}
      form={props.form}
      formtarget={props.newWindow === true ? '_blank' : undefined}
    >
      <span class="kern-label" safe>
        {props.label}
      </span>
      {props.newWindow === true && <span class="vh"> (neues Fenster)</span>}
    </button>
  );
}
