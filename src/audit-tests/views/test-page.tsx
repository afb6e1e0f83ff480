import {
  AmountText,
  BodyRows,
  Cell,
  type Column,
  cityName,
  DownloadList,
  type PageState,
  Pagination,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { RegistryTest, TestFigures } from '../queries/registry-test.js';
import type { Hit } from '../queries/run-tests.js';
import { type TestQuery, testHref, testsPath } from './paths.js';
import { ScopeForm } from './scope-form.js';

export interface TestView {
  readonly test: RegistryTest;
  readonly hits: readonly Hit[];
  readonly figures: TestFigures | null;
  readonly asked: boolean;
  readonly query: TestQuery;
  readonly state: PageState;
  readonly page: number;
  readonly hasMore: boolean;
}

const columns = {
  project: { label: 'Vorhaben' },
  cost: { label: 'Förderfähige Gesamtkosten', kind: 'amount' },
  found: { label: 'Was auffiel' },
  waiver: { label: 'Ausnahme' },
} as const satisfies Record<string, Column>;

/** What one test fell on, with its meaning and the files to take away. */
export function TestPage({ view }: { view: TestView }): JSX.Element {
  const { test, hits, query, page, figures } = view;
  const address = `${testsPath}/${test.id}`;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <span safe>{test.clause ?? 'Frage der Erfahrung, ohne Vorschrift'}</span>
        </p>
        <h1 safe>{test.title}</h1>
        <p class="lead" safe>
          {test.meaning}
        </p>
      </div>
      <ScopeForm action={address} query={query} />
      {!test.asOf && <p class="tnote">Hat keine früheren Stände: antwortet für heute.</p>}
      {figures !== null && <Figures figures={figures} />}
      {hits.length === 0 ? (
        <div class="empty">
          <p>{view.asked ? 'Der Test fällt auf kein Vorhaben.' : 'Hier gibt es nichts zu fragen.'}</p>
        </div>
      ) : (
        <>
          <RecordTable caption={test.title} columns={Object.values(columns)} language="de">
            <BodyRows>
              {hits.map((hit) => (
                <HitRow hit={hit} />
              ))}
            </BodyRows>
          </RecordTable>
          <Pagination
            shown={`${hits.length} auf dieser Seite, Registerstand ${view.state.revision}`}
            beginningHref={page === 1 ? null : testHref(address, query)}
            nextHref={view.hasMore ? testHref(address, query, { seite: String(page + 1) }) : null}
            language="de"
          />
          <DownloadList
            downloads={[
              {
                label: 'Ganze Liste',
                href: testHref(`${address}/liste.xlsx`, query),
                kind: 'document',
                meta: 'XLSX, mit Blatt zum Test',
              },
              {
                label: 'Ganze Liste',
                href: testHref(`${address}/liste.csv`, query),
                kind: 'data',
                meta: 'CSV',
              },
            ]}
          />
        </>
      )}
    </div>
  );
}

function HitRow({ hit }: { hit: Hit }): JSX.Element {
  return (
    <Row>
      <RowHead>
        <a href={`/servicestelle/vorhaben/${encodeURIComponent(hit.reference)}/verlauf`} lang="de" safe>
          {hit.name}
        </a>
        <span class="sub" safe>
          {[hit.reference, hit.city === null ? null : cityName(hit.city), hit.beneficiary]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </RowHead>
      <Cell column={columns.cost}>
        <AmountText cents={hit.totalEligibleCost} language="de" />
      </Cell>
      <Cell column={columns.found}>
        <span safe>{hit.found}</span>
      </Cell>
      <Cell column={columns.waiver}>
        {hit.waivers.length === 0 ? (
          <span class="muted">keine</span>
        ) : (
          hit.waivers.map(({ until, reason }) => <span class="line" safe>{`bis ${until}: ${reason}`}</span>)
        )}
      </Cell>
    </Row>
  );
}

function Figures({ figures }: { figures: TestFigures }): JSX.Element {
  const [first = '', ...others] = figures.columns;
  const heads: readonly Column[] = [
    { label: first },
    ...others.map((label): Column => ({ label, kind: 'amount' })),
  ];
  return (
    <section class="sec">
      <h2 safe>{figures.caption}</h2>
      {figures.rows.length > 0 && (
        <RecordTable caption={figures.caption} columns={heads} language="de">
          <BodyRows>
            {figures.rows.map(([name = '', ...values]) => (
              <Row>
                <RowHead>
                  <span safe>{name}</span>
                </RowHead>
                {values.map((value, index) => (
                  <Cell column={heads[index + 1] ?? { label: '' }}>
                    <span class="num" safe>
                      {value}
                    </span>
                  </Cell>
                ))}
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
      <p class="tnote" safe>
        {figures.note}
      </p>
    </section>
  );
}
