/** One number that heads a page. `value` is formatted; `unit` stands smaller beside it. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly notes: readonly string[];
}

/** Three or four numbers that head a page, each with what it covers. */
export function KeyFigures(props: { figures: readonly KeyFigure[] }): JSX.Element {
  return (
    <dl class="figs">
      {props.figures.map((figure) => (
        <div>
          <dt safe>{figure.label}</dt>
          <dd class="v">
            <span safe>{figure.value}</span>
            {figure.unit !== undefined && <small safe>{` ${figure.unit}`}</small>}
          </dd>
          {figure.notes.map((note) => (
            <dd class="n" safe>
              {note}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
