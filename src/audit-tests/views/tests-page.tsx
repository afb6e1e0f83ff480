import { formatCount } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, type PageState, RecordTable, Row, RowHead } from '../../web/index.js';
import type { TestCount } from '../queries/run-tests.js';
import { type TestQuery, testHref, testsPath } from './paths.js';
import { ScopeForm } from './scope-form.js';

export interface TestsView {
  readonly counts: readonly TestCount[];
  readonly query: TestQuery;
  readonly state: PageState;
}

const columns = {
  test: { label: 'Test' },
  count: { label: 'Treffer', kind: 'amount' },
  clause: { label: 'Fundstelle' },
} as const satisfies Record<string, Column>;

/** Every test with how many records it falls on. */
export function TestsPage({ view }: { view: TestsView }): JSX.Element {
  const { counts, query, state } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Tests auf dem ganzen Register</h1>
        <p class="lead" safe>
          {`Fragen an alle Vorhaben zugleich, Registerstand ${state.revision}. Ein Treffer ist kein Fehler, er ist anzusehen; was zugelassen wurde, steht dabei.`}
        </p>
      </div>
      <ScopeForm action={testsPath} query={query} />
      <RecordTable caption="Tests" columns={Object.values(columns)} language="de">
        <BodyRows>
          {counts.map(({ test, count }) => (
            <Row>
              <RowHead>
                <a href={testHref(`${testsPath}/${test.id}`, query)} safe>
                  {test.title}
                </a>
                <span class="sub" safe>
                  {test.meaning}
                </span>
                {!test.asOf && <span class="sub">Hat keine früheren Stände: antwortet für heute.</span>}
              </RowHead>
              <Cell column={columns.count}>
                <span class="num" safe>
                  {count === null ? 'nicht gefragt' : formatCount(count, 'de')}
                </span>
              </Cell>
              <Cell column={columns.clause}>
                <span class="small" safe>
                  {test.clause ?? 'Frage der Erfahrung'}
                </span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </div>
  );
}
