/** Head of a table whose second column is a drawing of the figures beside it: the drawing needs no heading. */
export function PlotHead(props: {
  label: string;
  /** Class of the column of drawings. */
  drawing: string;
  values: readonly string[];
}): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col" safe>
          {props.label}
        </th>
        <td class={props.drawing}></td>
        {props.values.map((value) => (
          <th scope="col" class="r" safe>
            {value}
          </th>
        ))}
      </tr>
    </thead>
  );
}
