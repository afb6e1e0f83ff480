/** The steps of a long form as a bar: what is done, where one stands, what comes. On narrow screens only where one stands is named. */
export function WizardSteps(props: {
  /** In words, without numbers. */
  readonly steps: readonly string[];
  /** From 1. */
  readonly current: number;
  readonly label: string;
}): JSX.Element {
  const { steps, current, label } = props;
  return (
    <ol class="wsteps" aria-label={label}>
      {steps.map((step, index) => {
        const number = index + 1;
        return (
          <li
            class={number < current ? 'done' : undefined}
            aria-current={number === current ? 'step' : undefined}
          >
            <span safe>{`${number}. ${step}`}</span>
            {number < current && <span class="vh"> (erledigt)</span>}
          </li>
        );
      })}
    </ol>
  );
}
