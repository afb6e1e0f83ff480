import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { projects } from '../words.js';

/** What happened to a draft between opening a page and pressing its button. */
export interface Meanwhile {
  readonly draftId: string;
  readonly name: string | null;
  /** "Veröffentlicht", "Zur Überarbeitung zurückgegeben" */
  readonly step: string;
  readonly by: string;
  readonly at: string;
  readonly revision: number | null;
  /** True while the draft can still be looked at. */
  readonly there: boolean;
}

/** Instead of doing something twice or to something that changed: what happened meanwhile. Nothing was done. */
export function MeanwhilePage(props: {
  happened: readonly Meanwhile[];
  /** What else stands in the way, in sentences. */
  reasons: readonly string[];
  typed: string | null;
}): JSX.Element {
  const { happened, reasons, typed } = props;
  return (
    <div class="wrap main">
      <div class="errpage stack">
        <h1>Inzwischen ist etwas geschehen</h1>
        <p>Ihre Seite war nicht mehr aktuell. Es wurde nichts geändert und nichts doppelt ausgeführt.</p>
        {reasons.map((reason) => (
          <p safe>{reason}</p>
        ))}
        <ul class="list">
          {happened.map((one) => (
            <li>
              <b safe>{`${one.step}${one.revision === null ? '' : `, Registerstand ${one.revision}`}`}</b>
              {one.name !== null && (
                <div lang="de" safe>
                  {one.name}
                </div>
              )}
              <div class="meta" safe>
                {`${one.at} · ${one.by}`}
              </div>
              {one.there && (
                <div>
                  <a href={`/servicestelle/pruefen/${one.draftId}`}>Jetzigen Stand ansehen</a>
                </div>
              )}
            </li>
          ))}
        </ul>
        {typed !== null && (
          <section class="stack-s">
            <h2>Ihr Text</h2>
            <p>Er wurde nicht gespeichert. Kopieren Sie ihn, wenn Sie ihn noch brauchen.</p>
            <p class="words typed" lang="de" safe>
              {typed}
            </p>
          </section>
        )}
        <p>
          <a href="/servicestelle/pruefen">Zur Liste</a>
        </p>
      </div>
    </div>
  );
}

/** A registry revision that was just published. */
export interface PublishedView {
  readonly revision: number;
  readonly at: string;
  readonly by: string;
  readonly note: string;
  readonly versions: readonly {
    readonly reference: string;
    readonly name: string;
    readonly place: string;
    readonly versionNumber: number;
    readonly withdrawn: boolean;
  }[];
}

const columns = {
  name: { label: 'Vorhaben' },
  reference: { label: 'Kennung', kind: 'id' },
  place: { label: 'Stadt' },
  version: { label: 'Fassung', kind: 'amount' },
} as const satisfies Record<string, Column>;

/** What a registry revision brought, with links to the public pages. */
export function PublishedPage(props: { view: PublishedView }): JSX.Element {
  const { view } = props;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{`Registerstand ${view.revision} ist veröffentlicht`}</h1>
        <p class="lead" safe>
          {[projects(view.versions.length), view.at, view.by, view.note]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      {view.versions.length === 0 ? (
        <p>Dieser Registerstand ändert kein Vorhaben.</p>
      ) : (
        <Versions view={view} />
      )}
      <p class="btns">
        <a class="kern-btn kern-btn--secondary" href="/servicestelle/pruefen">
          <span class="kern-label">Weiter prüfen</span>
        </a>
      </p>
    </div>
  );
}

function Versions({ view }: { view: PublishedView }): JSX.Element {
  return (
    <RecordTable caption="Was neu ist" columns={Object.values(columns)} language="de">
      <BodyRows>
        {view.versions.map((one) => (
          <Row>
            <RowHead>
              {one.withdrawn ? (
                <>
                  <span lang="de" safe>
                    {one.name}
                  </span>
                  <span class="sub">zurückgezogen</span>
                </>
              ) : (
                <a href={`/vorhaben/${encodeURIComponent(one.reference)}`} lang="de" safe>
                  {one.name}
                </a>
              )}
            </RowHead>
            <Cell column={columns.reference}>
              <a href={`/servicestelle/vorhaben/${encodeURIComponent(one.reference)}/verlauf`} safe>
                {one.reference}
              </a>
            </Cell>
            <Cell column={columns.place}>
              <span safe>{one.place}</span>
            </Cell>
            <Cell column={columns.version}>
              <span safe>{String(one.versionNumber)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
