import { formatDay } from '../../kernel/format.js';
import { contentOf } from '../../reporting/index.js';
import { BodyRows, Cell, type Column, Fact, FactsList, RecordTable, Row, RowHead } from '../../web/index.js';
import { writtenParameters } from '../parameter-fields.js';
import type { Run } from '../run.js';
import { formatLabel, lasting, momentOf } from './parts.js';
import type { RunView } from './run-page.js';

const audiences = {
  public: 'Öffentlichkeit',
  city: 'Stadt',
  serviceCentre: 'Servicestelle',
  auditor: 'Prüfung',
};

/** Everything a run was made from. */
export function Inputs({ view: { run, titles } }: { view: RunView }): JSX.Element {
  const { foreword } = contentOf(run.parameters);
  return (
    <FactsList>
      <Fact label="Angaben">
        <span safe>{writtenParameters(titles.find(run.reportId), run.parameters) || 'keine'}</span>
      </Fact>
      {foreword !== null && (
        <Fact label="Vorwort">
          <span class="verbatim" safe>
            {foreword}
          </span>
        </Fact>
      )}
      <Fact label="Registerstand">
        <span safe>{String(run.revision)}</span>
      </Fact>
      <Fact label="Gerechnet am">
        <span safe>{formatDay(run.reckoningDay, 'de')}</span>
      </Fact>
      <Fact label="Für">
        <span safe>{audiences[run.audience]}</span>
      </Fact>
      <Fact label="Sprache">{run.language === 'de' ? 'Deutsch' : 'Englisch'}</Fact>
      <Fact label="Programmversion">
        <span safe>{run.programVersion}</span>
      </Fact>
      <Fact label="Siegel">
        <span safe>{run.seal ?? 'keines'}</span>
      </Fact>
      <Fact label="Angefordert">
        <span
          safe
        >{`${momentOf(run.createdAt)} von ${run.askedBy}${run.scheduleId === null ? '' : ', regelmäßig'}`}</span>
      </Fact>
      {run.startedAt !== null && run.endedAt !== null && (
        <Fact label="Dauer">
          <span safe>{lasting(run.startedAt, run.endedAt)}</span>
        </Fact>
      )}
    </FactsList>
  );
}

const hashColumns = {
  file: { label: 'Datei' },
  hash: { label: 'SHA-256' },
  bytes: { label: 'Bytes', kind: 'amount' },
} as const satisfies Record<string, Column>;

/** Its files with their hashes. */
export function Hashes({ run }: { run: Run }): JSX.Element {
  return (
    <RecordTable caption="Prüfwerte der Dateien" columns={Object.values(hashColumns)} language="de">
      <BodyRows>
        {run.files.map(({ format, sha256, byteLength, redactedAt }) => (
          <Row>
            <RowHead>
              <span safe>
                {redactedAt === null ? formatLabel(format) : `${formatLabel(format)}, gelöscht`}
              </span>
            </RowHead>
            <Cell column={hashColumns.hash}>
              <code class="hash" safe>
                {sha256}
              </code>
            </Cell>
            <Cell column={hashColumns.bytes}>
              <span class="num" safe>
                {byteLength.toLocaleString('de-DE')}
              </span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
