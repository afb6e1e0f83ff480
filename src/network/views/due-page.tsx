import { formatMoment } from '../../kernel/format.js';
import { BodyRows, Button, Cell, type Column, Notice, RecordTable, Row, RowHead } from '../../web/index.js';
import type { Deletion } from '../commands/delete-people.js';
import type { NetworkPerson } from '../entry.js';
import type { LoggedDeletion } from '../queries.js';
import { deletionReasonWords, removedWords, staffNetworkPath } from '../words.js';
import { PeopleTable } from './people-table.js';
import { DirectoryTabs } from './tabs.js';

export interface DueView {
  readonly people: readonly NetworkPerson[];
  readonly log: readonly LoggedDeletion[];
  /** What a dry run said; null when none was asked for. */
  readonly dryRun: readonly Deletion[] | null;
  readonly mayWrite: boolean;
}

/** Whose last day is near or over, the run that deletes, and what it did before. */
export function DuePage({ view }: { view: DueView }): JSX.Element {
  const { people, log, dryRun, mayWrite } = view;
  return (
    <div class="wrap main stack">
      <h1>Fällige Löschungen</h1>
      <DirectoryTabs current="due" />
      <p class="lead">
        Wessen Löschtag vorbei ist, wird jede Nacht gelöscht. Wer bleiben soll, wird vorher gefragt und
        bekommt einen neuen Löschtag.
      </p>
      {dryRun !== null && <DryRunPart deletions={dryRun} />}
      {mayWrite &&
        (people.length === 0 ? (
          <div class="empty">
            <p>In den nächsten 30 Tagen ist niemand fällig.</p>
          </div>
        ) : (
          <PeopleTable people={people} caption="Löschtag in den nächsten 30 Tagen" />
        ))}
      {mayWrite && people.some(({ isDue }) => isDue) && (
        <form method="post" action={`${staffNetworkPath}/faellig`}>
          <p class="btns">
            <Button label="Probelauf: was würde gelöscht?" name="tun" value="probe" kind="primary" />
            {dryRun !== null && <Button label="Jetzt löschen" name="tun" value="loeschen" />}
          </p>
        </form>
      )}
      <h2>Löschprotokoll</h2>
      {log.length === 0 ? <p>Noch nichts gelöscht.</p> : <Log log={log} />}
    </div>
  );
}

function DryRunPart({ deletions }: { deletions: readonly Deletion[] }): JSX.Element {
  return (
    <section class="sec">
      <Notice
        title="Probelauf: Es ist noch nichts gelöscht."
        text="Die Kette der Änderungen und ihr Siegel bleiben gültig; was unten steht, verschwindet für immer."
      />
      {deletions.length === 0 ? (
        <p>Niemand ist fällig.</p>
      ) : (
        <ul class="list">
          {deletions.map(({ reference, name, removed }) => (
            <li>
              <span>
                <span safe>{`${reference}: ${name}`}</span>
                <span class="meta line" safe>
                  {removedWords(removed)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const columns = {
  reference: { label: 'Eintrag' },
  reason: { label: 'Grund' },
  removed: { label: 'Gelöscht' },
  at: { label: 'Wann' },
} as const satisfies Record<string, Column>;

function Log({ log }: { log: readonly LoggedDeletion[] }): JSX.Element {
  return (
    <RecordTable caption="Löschprotokoll" columns={Object.values(columns)} language="de">
      <BodyRows>
        {log.map((one) => (
          <Row>
            <RowHead>
              <span safe>{one.reference}</span>
            </RowHead>
            <Cell column={columns.reason}>
              <span safe>{deletionReasonWords[one.reason]}</span>
            </Cell>
            <Cell column={columns.removed}>
              <span safe>{removedWords(one.removed)}</span>
            </Cell>
            <Cell column={columns.at}>
              <span>
                <span safe>{formatMoment(one.deletedAt)}</span>
                <span class="sub" safe>
                  {one.deletedBy ?? 'von selbst'}
                </span>
              </span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
