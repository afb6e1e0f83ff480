import { BodyRows, Cell, type Column, Pagination, RecordTable, Row, RowHead } from '../../web/index.js';
import { writtenParameters } from '../parameter-fields.js';
import type { Run } from '../run.js';
import { FileLinks, momentOf, RunMark, runPath, runsPath, type Titles } from './parts.js';

const columns = {
  report: { label: 'Bericht' },
  state: { label: 'Zustand' },
  revision: { label: 'Registerstand', kind: 'amount' },
  who: { label: 'Von' },
  when: { label: 'Angefordert' },
  files: { label: 'Dateien' },
} as const satisfies Record<string, Column>;

/** Runs with their state, who asked when, which state of the registry they show, and their files. */
export function RunsTable(props: { runs: readonly Run[]; titles: Titles }): JSX.Element {
  const { runs, titles } = props;
  return (
    <RecordTable caption="Läufe von Berichten" columns={Object.values(columns)} language="de">
      <BodyRows>
        {runs.map((run) => (
          <Row>
            <RowHead>
              <a href={runPath(run.id)} safe>
                {titles.of(run.reportId)}
              </a>
              <span class="line small muted" safe>
                {writtenParameters(titles.find(run.reportId), run.parameters)}
              </span>
            </RowHead>
            <Cell column={columns.state}>
              <RunMark state={run.state} />
            </Cell>
            <Cell column={columns.revision}>
              <span safe>{String(run.revision)}</span>
            </Cell>
            <Cell column={columns.who}>
              <span safe>{run.scheduleId === null ? run.askedBy : `${run.askedBy}, regelmäßig`}</span>
            </Cell>
            <Cell column={columns.when}>
              <span class="num" safe>
                {momentOf(run.createdAt)}
              </span>
            </Cell>
            <Cell column={columns.files}>
              <FileLinks run={run} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

export function RunsPage(props: {
  runs: readonly Run[];
  titles: Titles;
  isFirst: boolean;
  nextHref: string | null;
}): JSX.Element {
  const { runs, titles, isFirst, nextHref } = props;
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Läufe</h1>
      </div>
      {runs.length === 0 ? <p>Noch keine Läufe.</p> : <RunsTable runs={runs} titles={titles} />}
      <Pagination
        shown={`${runs.length} auf dieser Seite, neueste zuerst`}
        beginningHref={isFirst ? null : runsPath}
        nextHref={nextHref}
        language="de"
      />
    </div>
  );
}
