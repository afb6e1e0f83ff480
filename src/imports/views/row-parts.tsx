import type { Waiver } from '../../kernel/finding.js';
import { waiverWords } from '../../waivers/index.js';
import { ChangedValue } from '../../web/index.js';
import { fieldLabel, shownValue } from './values.js';

interface ShownDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface DifferencesProps {
  readonly differences: readonly ShownDifference[];
  /** What fields and values are called; in the words of the record unless others are given. */
  readonly labelOf?: (field: string) => string;
  readonly shownAs?: (field: string, value: string | null) => string;
}

/** What a row of a list changes, field by field. */
export function RowDifferences({
  differences,
  labelOf = fieldLabel,
  shownAs = shownValue,
}: DifferencesProps): JSX.Element {
  return (
    <ul class="below">
      {differences.map(({ field, before, after }) => (
        <li>
          <span safe>{`${labelOf(field)}: `}</span>
          <ChangedValue value={shownAs(field, before)} side="before" />{' '}
          <ChangedValue value={shownAs(field, after)} side="after" />
        </li>
      ))}
    </ul>
  );
}

interface ShownFinding {
  readonly severity: string;
  readonly cell: string | null;
  readonly reason: { readonly de: string };
  readonly remedy: { readonly de: string };
  readonly waiver?: Waiver | null | undefined;
}

/** What keeps a row of a list from being taken over, with cell and remedy. */
export function RowErrors({ findings }: { findings: readonly ShownFinding[] }): JSX.Element {
  return (
    <ul class="below">
      {findings
        .filter(({ severity }) => severity === 'error')
        .map(({ cell, reason, remedy, waiver }) => (
          <li>
            <span safe>{`${cell === null ? '' : `${cell}: `}${reason.de} `}</span>
            <span class="muted" safe>
              {waiver ? waiverWords(waiver) : remedy.de}
            </span>
          </li>
        ))}
    </ul>
  );
}
