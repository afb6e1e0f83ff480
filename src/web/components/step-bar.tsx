/** How many of a few things are done, one block each: "12 von 14". */
export function StepBar(props: { done: number; of: number; label: string }): JSX.Element {
  const { done, of } = props;
  const share = 100 / of;
  return (
    <>
      <span class="cbar">
        <svg class="bar" height="10" role="img" aria-label={props.label}>
          {Array.from({ length: of }, (_, index) => (
            <rect
              x={`${(index * share).toFixed(2)}%`}
              width={`${(share * 0.86).toFixed(2)}%`}
              height="10"
              class={index < done ? 'f1' : 'fw'}
            />
          ))}
        </svg>
      </span>
      <span class="small num" safe>{`${done} von ${of}`}</span>
    </>
  );
}
