import {
  ChangeCell,
  ChangedValue,
  ChangeRow,
  ChangesTable,
  Difference,
  DifferenceLegend,
  wordDifference,
} from '../../web/index.js';
import type { RecordDifference } from '../differences.js';

interface Props {
  readonly differences: readonly RecordDifference[];
  /** What the older and the newer version are called: "Fassung 1". */
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions of a record of any kind, field by field and word by word. */
export function RecordDifferences({ differences, before, after }: Props): JSX.Element {
  if (differences.length === 0) return <p class="muted">Beide Fassungen sagen dasselbe.</p>;
  return (
    <>
      <ChangesTable caption="Fassungen im Vergleich" before={before} after={after}>
        {differences.map((difference, index) => (
          <ChangeRow id={`unterschied-${index}`} label={difference.label} changed>
            <ChangeCell heading={before}>
              <Value difference={difference} side="before" />
            </ChangeCell>
            <ChangeCell heading={after}>
              <Value difference={difference} side="after" />
            </ChangeCell>
          </ChangeRow>
        ))}
      </ChangesTable>
      <DifferenceLegend />
    </>
  );
}

/** Longest value that is shown as a whole. */
const shortValue = 40;

function Value(props: { difference: RecordDifference; side: 'before' | 'after' }): JSX.Element {
  const { side } = props;
  const { before, after } = props.difference;
  const value = props.difference[side];
  if (value === null) return <span class="muted">nicht angegeben</span>;
  if (before === null || after === null || Math.max(before.length, after.length) <= shortValue)
    return <ChangedValue value={value} side={side} />;
  return <Difference parts={wordDifference(before, after)} side={side} />;
}
