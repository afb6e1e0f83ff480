import { formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  DownloadList,
  Fact,
  FactsList,
  Notice,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { Repetition } from '../compare/compare-runs.js';
import { writtenParameters } from '../parameter-fields.js';
import { isOpen, type Run } from '../run.js';
import { failureOf, stateOfRun } from '../words.js';
import {
  formatLabel,
  formPath,
  lasting,
  momentOf,
  RunBar,
  RunMark,
  runPath,
  sizeOf,
  type Titles,
} from './parts.js';

export interface RunView {
  readonly run: Run;
  readonly repetition: Repetition | null;
  readonly titles: Titles;
  readonly now: Date;
  /** False where somebody has stopped the page from renewing itself. */
  readonly renews: boolean;
  readonly mayCancel: boolean;
}

/** One run of a report: how far it is, its files, and everything it was made from. */
export function RunPage({ view }: { view: RunView }): JSX.Element {
  const { run, titles } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{titles.of(run.reportId)}</h1>
        <p class="runstate">
          <RunMark state={run.state} />
          <span class="muted" safe>
            {stateOfRun(run)}
          </span>
        </p>
      </div>
      <div class="grid grid--side">
        <div class="stack">
          <Outcome view={view} />
          <section aria-labelledby="grundlage">
            <h2 id="grundlage">Woraus er entstanden ist</h2>
            <Inputs view={view} />
          </section>
          {run.files.length > 0 && (
            <section aria-labelledby="pruefwerte">
              <h2 id="pruefwerte">Prüfwerte</h2>
              <Hashes run={run} />
            </section>
          )}
        </div>
        <aside class="side">
          <Steps view={view} />
        </aside>
      </div>
    </div>
  );
}

function Outcome({ view }: { view: RunView }): JSX.Element {
  const { run } = view;
  if (isOpen(run)) return <Progress view={view} />;
  if (run.state === 'failed')
    return (
      <Notice
        tone="warn"
        title="Der Bericht konnte nicht erstellt werden."
        text={`Grund: ${run.error === null ? 'unbekannt' : failureOf(run.error)}. Prüfen Sie die Angaben und versuchen Sie es noch einmal.`}
      />
    );
  if (run.state === 'cancelled') return <Notice title="Abgebrochen" text="Dateien gibt es keine." />;
  return (
    <>
      <RepetitionNotice view={view} />
      <section aria-labelledby="dateien">
        <h2 id="dateien">Dateien</h2>
        <DownloadList
          downloads={run.files
            .filter(({ redactedAt }) => redactedAt === null)
            .map(({ format, byteLength, fileName }) => ({
              label: formatLabel(format),
              href: `/api/v1/runs/${run.id}/file.${format}`,
              kind: format === 'pdf' || format === 'html' ? 'document' : 'data',
              meta: `${fileName} · ${sizeOf(byteLength)}`,
            }))}
        />
      </section>
    </>
  );
}

function Progress({ view }: { view: RunView }): JSX.Element {
  const { run, now, renews } = view;
  return (
    <section aria-labelledby="fortschritt">
      <h2 id="fortschritt">Wird erstellt</h2>
      <RunBar run={run} now={now} />
      <p class="small muted">
        {renews ? (
          <>
            Die Seite erneuert sich alle drei Sekunden.{' '}
            <a href={`${runPath(run.id)}?ruhig=1`}>Nicht mehr erneuern</a>
          </>
        ) : (
          <a href={runPath(run.id)}>Seite erneuern</a>
        )}
        . Sie können sie verlassen: Der Bericht bleibt unter Berichte liegen.
      </p>
    </section>
  );
}

function RepetitionNotice({ view: { repetition } }: { view: RunView }): JSX.Element {
  if (repetition === null) return '';
  const { sameProgramVersion, run: first, formats } = repetition;
  const different = formats.filter(({ same }) => !same).map(({ format }) => formatLabel(format));
  const [title, text] =
    different.length === 0
      ? ['Byte für Byte gleich', 'Noch einmal erstellt ergeben die gespeicherten Angaben dieselben Dateien.']
      : sameProgramVersion
        ? [
            'Nicht gleich',
            `${different.join(', ')} weicht ab, obwohl dieselbe Programmversion gezeichnet hat.`,
          ]
        : [
            'Andere Programmversion',
            `${different.join(', ')} weicht ab. Den ersten Lauf hat die Version ${first.programVersion} gezeichnet.`,
          ];
  return (
    <div>
      <Notice
        title={title ?? ''}
        text={text ?? ''}
        {...(different.length > 0 ? { tone: 'warn' as const } : {})}
      />
      <p class="small">
        <a href={runPath(first.id)}>Zum ersten Lauf</a>
      </p>
    </div>
  );
}

const audiences = {
  public: 'Öffentlichkeit',
  city: 'Stadt',
  serviceCentre: 'Servicestelle',
  auditor: 'Prüfung',
};

function Inputs({ view: { run, titles } }: { view: RunView }): JSX.Element {
  return (
    <FactsList>
      <Fact label="Angaben">
        <span safe>{writtenParameters(titles.find(run.reportId), run.parameters) || 'keine'}</span>
      </Fact>
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

function Hashes({ run }: { run: Run }): JSX.Element {
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

function Steps({ view }: { view: RunView }): JSX.Element {
  const { run, mayCancel } = view;
  const path = runPath(run.id);
  return (
    <div class="stack-s">
      {isOpen(run) && mayCancel && (
        <form method="post" action={`${path}/abbrechen`}>
          <Button label="Abbrechen" />
        </form>
      )}
      {run.state === 'done' && (
        <>
          <form method="post" action={`${path}/noch-einmal`}>
            <Button label="Noch einmal erstellen" />
          </form>
          <p class="small muted">Aus denselben Angaben, mit Vergleich der Prüfwerte.</p>
          <p>
            <a href={`${path}/vergleich`}>Zahlen mit einem anderen Lauf vergleichen</a>
          </p>
        </>
      )}
      <p>
        <a href={formPath(run.reportId)}>Neuer Bericht dieser Art</a>
      </p>
    </div>
  );
}
