import { formatCount } from '../../kernel/format.js';
import {
  ActionBar,
  BodyRows,
  Cell,
  ChangedValue,
  type Column,
  type KeyFigure,
  KeyFigures,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { reviewWords } from '../words.js';

/** A changed row of a delivery with what would change. */
export interface ImportChange {
  readonly row: string;
  readonly reference: string | null;
  readonly name: string;
  readonly differences: readonly {
    readonly label: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** A row of a delivery the registry does not know yet. */
export interface AddedProject {
  readonly row: string;
  readonly name: string;
  /** "12.000,00 €" */
  readonly cost: string;
}

/** A delivery that was proposed, as the person sees it who decides. */
export interface ImportView {
  readonly importId: string;
  readonly title: string;
  readonly source: string;
  readonly proposed: string;
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly missing: number;
    readonly errors: number;
  };
  /** "+ 12.000,00 €": by how much the total eligible cost grows by new and by changed rows. */
  readonly costOfNew: string;
  readonly costOfChanged: string;
  /** The first of the new and of the changed rows. */
  readonly added: readonly AddedProject[];
  readonly changes: readonly ImportChange[];
  readonly state: 'proposed' | 'committed' | 'preview';
  /** Registry revision it became; null before, and when it changed nothing. */
  readonly revision: number | null;
  readonly mayPublish: boolean;
  /** Whoever proposed it can take it back until it is published. */
  readonly mayTakeBack: boolean;
  readonly hindrance: string | null;
}

const columns = {
  project: { label: 'Vorhaben' },
  row: { label: 'Zeile', kind: 'id' },
  cost: { label: 'Förderfähige Gesamtkosten', kind: 'amount' },
  changes: { label: 'Was sich ändert' },
} as const satisfies Record<string, Column>;

/** What publishing a proposed delivery does. */
export function ImportPage(props: { view: ImportView }): JSX.Element {
  const { view } = props;
  return (
    <>
      <div class="wrap main">
        <div class="phead phead--over">
          <p class="over">
            <span class="tag">Einlesung</span>
            <span safe>{view.source}</span>
            <span safe>{view.proposed}</span>
          </p>
          <h1 safe>{view.title}</h1>
        </div>
        <KeyFigures figures={figuresOf(view)} />
        {view.added.length > 0 && <Added view={view} />}
        {view.changes.length > 0 && <Changes view={view} />}
        <p class="ruling">{reviewWords.editorialNote}</p>
      </div>
      <Actions view={view} />
    </>
  );
}

function figuresOf({ counts, costOfNew, costOfChanged }: ImportView): KeyFigure[] {
  const count = (value: number) => formatCount(value, 'de');
  return [
    { label: 'neue Vorhaben', value: count(counts.new), notes: [`Förderfähige Gesamtkosten ${costOfNew}`] },
    {
      label: 'geänderte Vorhaben',
      value: count(counts.changed),
      notes: [`Förderfähige Gesamtkosten ${costOfChanged}`],
    },
    { label: 'unverändert', value: count(counts.unchanged), notes: [] },
    {
      label: 'bleiben liegen',
      value: count(counts.errors),
      notes: [
        'mit Fehlern',
        ...(counts.missing === 0
          ? []
          : [`${count(counts.missing)} fehlen in dieser Lieferung; sie bleiben, wie sie sind`]),
      ],
    },
  ];
}

function Changes({ view }: { view: ImportView }): JSX.Element {
  const { changes, counts } = view;
  return (
    <section class="sec">
      <h2>Geänderte Vorhaben</h2>
      <RecordTable
        caption="Geänderte Vorhaben"
        columns={[columns.project, columns.row, columns.changes]}
        language="de"
      >
        <BodyRows>
          {changes.map((change) => (
            <Row>
              <RowHead>
                <span lang="de" safe>
                  {change.name}
                </span>
                <span class="sub" safe>
                  {change.reference ?? ''}
                </span>
              </RowHead>
              <Cell column={columns.row}>
                <span safe>{change.row}</span>
              </Cell>
              <Cell column={columns.changes}>
                <ul>
                  {change.differences.map(({ label, before, after }) => (
                    <li>
                      <span safe>{`${label}: `}</span>
                      <ChangedValue value={before} side="before" />{' '}
                      <ChangedValue value={after} side="after" />
                    </li>
                  ))}
                </ul>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
      <FirstOf shown={changes.length} all={counts.changed} />
    </section>
  );
}

function Added({ view: { added, counts } }: { view: ImportView }): JSX.Element {
  return (
    <section class="sec">
      <h2>Neue Vorhaben</h2>
      <RecordTable
        caption="Neue Vorhaben"
        columns={[columns.project, columns.row, columns.cost]}
        language="de"
      >
        <BodyRows>
          {added.map(({ row, name, cost }) => (
            <Row>
              <RowHead>
                <span lang="de" safe>
                  {name}
                </span>
              </RowHead>
              <Cell column={columns.row}>
                <span safe>{row}</span>
              </Cell>
              <Cell column={columns.cost}>
                <span safe>{cost}</span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
      <FirstOf shown={added.length} all={counts.new} />
    </section>
  );
}

/** Says that there are more rows than are shown. */
function FirstOf({ shown, all }: { shown: number; all: number }): JSX.Element {
  if (shown >= all) return '';
  return <p class="tnote" safe>{`Die ersten ${shown} von ${formatCount(all, 'de')}.`}</p>;
}

function Actions({ view }: { view: ImportView }): JSX.Element {
  return (
    <ActionBar state={stateOf(view)} more={view.hindrance ?? ''}>
      {view.revision !== null && (
        <a class="kern-btn kern-btn--secondary" href={`/servicestelle/staende/${view.revision}`}>
          <span class="kern-label" safe>{`Registerstand ${view.revision} ansehen`}</span>
        </a>
      )}
      {view.mayTakeBack && (
        <form method="post" action={`/servicestelle/einlesungen/${view.importId}/zuruecknehmen`}>
          <button class="kern-btn kern-btn--secondary" type="submit">
            <span class="kern-label">Vorschlag zurücknehmen</span>
          </button>
        </form>
      )}
      {view.mayPublish && (
        <form method="post" action={`/servicestelle/einlesungen/${view.importId}`}>
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-label">Einlesung veröffentlichen</span>
          </button>
        </form>
      )}
    </ActionBar>
  );
}

function stateOf({ state, revision }: ImportView): string {
  if (state === 'preview') return 'Noch nicht vorgeschlagen.';
  if (state === 'proposed') return 'Wartet auf eine zweite Person.';
  return revision === null
    ? 'Abgeschlossen: Das Register wusste schon alles.'
    : `Veröffentlicht als Registerstand ${revision}.`;
}
