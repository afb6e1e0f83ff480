import type { PropsWithChildren } from '@kitajs/html';
import { formatEuro } from '../../kernel/format.js';
import type { Cents } from '../../kernel/money.js';
import { Cell, type Column, DerivedMark, RecordTable } from '../../web/index.js';
import { type Line, lineKeys } from '../rules.js';
import { lineWords } from '../words.js';

const column = (key: keyof Line): Column => ({ label: lineWords[key], kind: 'amount' });
/** Planned cost stands below the planned grant, not beside it: everything else counts the grant. */
const shownKeys = lineKeys.filter((key) => key !== 'plannedCost');
const columns = shownKeys.map((key) => ({ key, column: column(key) }));

/** Amounts side by side from planned to repaid; the first column names the rows. */
export function MoneyTable(props: PropsWithChildren<{ caption: string; first: string }>): JSX.Element {
  return (
    <RecordTable
      caption={props.caption}
      columns={[{ label: props.first }, ...columns.map((one) => one.column)]}
      language="de"
    >
      {props.children}
    </RecordTable>
  );
}

/** The cells of one line. */
export function MoneyCells({ line }: { line: Line }): JSX.Element {
  return (
    <>
      {columns.map(({ key, column }) => (
        <Cell column={column}>
          <div>
            <Amount cents={line[key]} derived={key === 'approved'} />
            {key === 'planned' && line.plannedCost !== null && (
              <span class="sub" safe>{`Kosten ${formatEuro(line.plannedCost, 'de')}`}</span>
            )}
          </div>
        </Cell>
      ))}
    </>
  );
}

function Amount({ cents, derived }: { cents: Cents | null; derived: boolean }): JSX.Element {
  if (cents === null)
    return (
      <span class="muted">
        –<span class="vh">nicht bekannt</span>
      </span>
    );
  return (
    <span>
      <span class="num nowrap" safe>
        {formatEuro(cents, 'de')}
      </span>
      {derived && <DerivedMark language="de" />}
    </span>
  );
}

/** What the table counts, once below it. */
export function MoneyNote(): JSX.Element {
  return (
    <p class="tnote">
      Alle Beträge sind Zuwendung. Ein Strich heißt nicht bekannt, nicht null. <sup class="der">a</sup>{' '}
      abgeleitet: neuester Bescheid des Jahres und die seitdem bewilligten Verschiebungen. Zahlungen zählen im
      Haushaltsjahr ihres Tages.
    </p>
  );
}
