import { ActionBar, BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { projects, reviewWords } from '../words.js';
import { EffectTables } from './effect-part.js';
import type { DraftKind, Effect } from './review-view.js';

/** A checked draft that can be published, or not by this person. */
export interface PublishEntry {
  readonly draftId: string;
  readonly version: number;
  readonly name: string;
  readonly reference: string | null;
  readonly place: string;
  readonly kind: DraftKind;
  readonly handedInBy: string;
  readonly checkedBy: string;
  /** Why this person may not publish it; null when they may. */
  readonly hindrance: string | null;
}

export interface PublishView {
  readonly entries: readonly PublishEntry[];
  readonly effects: readonly Effect[];
  /** Number the registry revision will have, if nobody publishes before. */
  readonly nextRevision: number;
  readonly note: string;
}

const columns = {
  name: { label: 'Vorhaben' },
  kind: { label: 'Art' },
  place: { label: 'Stadt' },
  handedIn: { label: 'Eingereicht von' },
  checked: { label: 'Geprüft von' },
} as const satisfies Record<string, Column>;

/** The last look before a registry revision: what becomes public, and what it does to the totals. */
export function PublishPage(props: { view: PublishView }): JSX.Element {
  const { view } = props;
  const ready = view.entries.filter(({ hindrance }) => hindrance === null);
  const left = view.entries.filter(({ hindrance }) => hindrance !== null);
  return (
    <form method="post" action="/servicestelle/veroeffentlichen">
      <div class="wrap main">
        <div class="phead phead--over">
          <h1 safe>{`${projects(ready.length)} veröffentlichen`}</h1>
          <p class="lead" safe>
            {`${ready.length === 1 ? 'Es wird' : 'Zusammen werden sie'} Registerstand ${view.nextRevision}. Ein Registerstand lässt sich nicht ändern, nur durch den nächsten ablösen.`}
          </p>
        </div>
        <Entries entries={ready} caption="Diese Vorhaben werden veröffentlicht" />
        {left.length > 0 && (
          <section class="sec left">
            <h2>Nicht dabei</h2>
            <Entries entries={left} caption="Diese Vorhaben veröffentlicht eine andere Person" />
          </section>
        )}
        {ready.length > 0 && (
          <>
            <section class="sec">
              <h2>Was sich an den Summen ändert</h2>
              <EffectTables effects={view.effects} />
            </section>
            <section class="sec">
              <h2>Anlass</h2>
              <div class="remark">
                <label for="anlass">Wofür steht dieser Registerstand?</label>
                <p class="small muted" id="anlass-hinweis">
                  Steht im Verlauf aller Vorhaben. Zum Beispiel: Zuarbeit zum 31.10.2026.
                </p>
                <textarea
                  id="anlass"
                  name="note"
                  rows="2"
                  maxlength="500"
                  aria-describedby="anlass-hinweis"
                  safe
                >
                  {`\n${view.note}`}
                </textarea>
              </div>
            </section>
            <p class="ruling">{reviewWords.editorialNote}</p>
          </>
        )}
      </div>
      {ready.map(({ draftId, version }) => (
        <input type="hidden" name="vorhaben" value={`${draftId}:${version}`} />
      ))}
      <Actions ready={ready.length} nextRevision={view.nextRevision} />
    </form>
  );
}

function Actions(props: { ready: number; nextRevision: number }): JSX.Element {
  const { ready, nextRevision } = props;
  return (
    <ActionBar
      state={ready === 0 ? 'Hier gibt es nichts zu veröffentlichen.' : `${projects(ready)} ausgewählt.`}
      more={ready === 0 ? '' : 'Alles wird zugleich sichtbar.'}
    >
      <a class="kern-btn kern-btn--secondary" href="/servicestelle/pruefen?stand=geprueft">
        <span class="kern-label">Zurück zur Liste</span>
      </a>
      {ready > 0 && (
        <button class="kern-btn kern-btn--primary" type="submit">
          <span class="kern-label" safe>
            {`Stand ${nextRevision} veröffentlichen`}
          </span>
        </button>
      )}
    </ActionBar>
  );
}

function Entries(props: { entries: readonly PublishEntry[]; caption: string }): JSX.Element {
  if (props.entries.length === 0) return '';
  return (
    <RecordTable caption={props.caption} columns={Object.values(columns)} language="de">
      <BodyRows>
        {props.entries.map((entry) => (
          <Row>
            <RowHead>
              <a href={`/servicestelle/pruefen/${entry.draftId}`} lang="de" safe>
                {entry.name}
              </a>
              <span class="sub" safe>
                {entry.hindrance ?? entry.reference ?? ''}
              </span>
            </RowHead>
            <Cell column={columns.kind}>
              <span>{reviewWords.kinds[entry.kind]}</span>
            </Cell>
            <Cell column={columns.place}>
              <span safe>{entry.place}</span>
            </Cell>
            <Cell column={columns.handedIn}>
              <span safe>{entry.handedInBy}</span>
            </Cell>
            <Cell column={columns.checked}>
              <span safe>{entry.checkedBy}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
