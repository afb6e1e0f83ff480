import { BodyRows, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import { reviewWords, waiting } from '../words.js';
import type { QueueEntry, QueueImport, QueueView } from './queue-view.js';

const columns = {
  name: { label: 'Vorhaben' },
  kind: { label: 'Art' },
  place: { label: 'Stadt' },
  handedIn: { label: 'Eingereicht' },
  waiting: { label: 'Wartet' },
  findings: { label: 'Prüfregeln' },
  comments: { label: 'Anmerkungen' },
} as const satisfies Record<string, Column>;

/** The drafts of one view of the queue; with a box to tick each where several can be published at once. */
export function QueueTable(props: { view: QueueView; choosable: boolean }): JSX.Element {
  return (
    <RecordTable caption="Vorhaben, das Älteste zuerst" columns={Object.values(columns)} language="de">
      <BodyRows>
        {props.view.entries.map((entry) => (
          <EntryRow entry={entry} choosable={props.choosable} />
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function EntryRow({ entry, choosable }: { entry: QueueEntry; choosable: boolean }): JSX.Element {
  return (
    <Row>
      <RowHead>{choosable ? <Choosable entry={entry} /> : <Name entry={entry} />}</RowHead>
      <Cell column={columns.kind}>
        <span>{reviewWords.kinds[entry.kind]}</span>
      </Cell>
      <Cell column={columns.place}>
        <span safe>{entry.place}</span>
      </Cell>
      <Cell column={columns.handedIn}>
        <span>
          <span class="num nowrap" safe>
            {entry.handedInAt}
          </span>
          <span class="sub" safe>
            {entry.handedInBy}
          </span>
        </span>
      </Cell>
      <Cell column={columns.waiting}>
        <span class="nowrap" safe>
          {waiting(entry.waitingDays)}
        </span>
      </Cell>
      <Cell column={columns.findings}>
        <Findings entry={entry} />
      </Cell>
      <Cell column={columns.comments}>
        {entry.openComments === 0 ? (
          <span class="muted">keine offen</span>
        ) : (
          <Mark tone="open" word={`${entry.openComments} offen`} />
        )}
      </Cell>
    </Row>
  );
}

function Name({ entry }: { entry: QueueEntry }): JSX.Element {
  return (
    <span>
      <a href={`/servicestelle/pruefen/${entry.draftId}`} lang="de" safe>
        {entry.name}
      </a>
      <span class="sub" safe>
        {[entry.reference, entry.round].filter((part) => part !== null).join(' · ')}
      </span>
    </span>
  );
}

function Choosable({ entry }: { entry: QueueEntry }): JSX.Element {
  const id = `vorhaben-${entry.draftId}`;
  return (
    <span class="pick">
      <input
        type="checkbox"
        id={id}
        name="vorhaben"
        value={entry.draftId}
        disabled={!entry.mayPublish}
        aria-describedby={entry.hindrance === null ? undefined : `${id}-grund`}
      />
      <label class="vh" for={id} safe>
        {`Auswählen: ${entry.name}`}
      </label>
      <span>
        <Name entry={entry} />
        {entry.hindrance !== null && (
          <span class="sub" id={`${id}-grund`} safe>
            {entry.hindrance}
          </span>
        )}
      </span>
    </span>
  );
}

function Findings({ entry }: { entry: QueueEntry }): JSX.Element {
  const { errors, hints } = entry;
  if (errors > 0) return <Mark tone="error" word={`${errors} Fehler`} />;
  if (hints > 0) return <Mark tone="hint" word={hints === 1 ? '1 Hinweis' : `${hints} Hinweise`} />;
  return <Mark tone="ok" word="erfüllt" />;
}

const importColumns = {
  title: { label: 'Quelle' },
  by: { label: 'Vorgeschlagen' },
  added: { label: 'Neu', kind: 'amount' },
  changed: { label: 'Geändert', kind: 'amount' },
} as const satisfies Record<string, Column>;

const addressOf = ({ importId, takes }: QueueImport): string =>
  `/servicestelle/einlesungen/${importId}${takes === null ? '/ruecknahme' : ''}`;

/** Deliveries of lists and workbooks that a second person has to publish. */
export function ImportTable(props: { imports: readonly QueueImport[] }): JSX.Element {
  return (
    <RecordTable
      caption="Einlesungen, die Älteste zuerst"
      columns={Object.values(importColumns)}
      language="de"
    >
      <BodyRows>
        {props.imports.map((one) => (
          <Row>
            <RowHead>
              <a href={addressOf(one)} safe>
                {one.takes === null ? `Rücknahme: ${one.title}` : one.title}
              </a>
              <span class="sub" safe>
                {one.fileName ?? ''}
              </span>
            </RowHead>
            <Cell column={importColumns.by}>
              <span>
                <span class="num nowrap" safe>
                  {one.proposedAt}
                </span>
                <span class="sub" safe>
                  {one.mine ? `${one.proposedBy} (Sie)` : one.proposedBy}
                </span>
              </span>
            </Cell>
            <Cell column={importColumns.added}>
              <span safe>{one.takes === null ? '–' : String(one.takes.added)}</span>
            </Cell>
            <Cell column={importColumns.changed}>
              <span safe>{one.takes === null ? '–' : String(one.takes.changed)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
