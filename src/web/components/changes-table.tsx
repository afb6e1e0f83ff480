import type { PropsWithChildren } from '@kitajs/html';

/** One field beside its earlier value; children are the old value and the new one, each in a `ChangeCell`. */
export function ChangeRow(
  props: PropsWithChildren<{ id: string; label: string; changed: boolean }>,
): JSX.Element {
  return (
    <tr role="row" id={props.id} class={props.changed ? 'chg' : undefined}>
      <th role="rowheader" scope="row">
        <span safe>{props.label}</span>
        {props.changed && <span class="vh"> (geändert)</span>}
      </th>
      {props.children}
    </tr>
  );
}

/** A value of a field; on a phone, where the columns stand below each other, `heading` says which one it is. */
export function ChangeCell(props: PropsWithChildren<{ heading: string }>): JSX.Element {
  return (
    <td role="cell" data-l={props.heading}>
      {props.children}
    </td>
  );
}

/** A record beside its last published version, one `ChangeRow` per field. */
export function ChangesTable(
  props: PropsWithChildren<{ caption: string; before: string | null; after: string }>,
): JSX.Element {
  return (
    <table class={props.before === null ? 'diff diff--new' : 'diff'} role="table">
      <caption class="vh" safe>
        {props.caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Angabe
          </th>
          {props.before !== null && (
            <th role="columnheader" scope="col" safe>
              {props.before}
            </th>
          )}
          <th role="columnheader" scope="col" safe>
            {props.after}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">{props.children}</tbody>
    </table>
  );
}
