import { formatDay } from '../../kernel/format.js';
import { type RegisteredReport, written } from '../../reporting/index.js';
import { Notice } from '../../web/index.js';
import { writtenParameters } from '../parameter-fields.js';
import type { Run } from '../run.js';
import { type Foreseen, revisionWords } from './foreseen.js';
import { momentOf, pagesWords, RunBar, runPath } from './parts.js';

export interface SideView {
  readonly report: RegisteredReport;
  /** The last runs of this report. */
  readonly runs: readonly Run[];
  readonly now: Date;
  readonly foreseen: Foreseen | null;
}

/** Beside the form: what the report would hold, what should be known before, and its runs. */
export function Side({ view }: { view: SideView }): JSX.Element {
  const { foreseen } = view;
  return (
    <aside class="side stack">
      {foreseen !== null && <Holds foreseen={foreseen} />}
      {(foreseen?.preview?.notices ?? []).map(({ title, text }) => (
        <Notice tone="warn" title={title} text={text} />
      ))}
      <Runs view={view} />
    </aside>
  );
}

function Holds({ foreseen }: { foreseen: Foreseen }): JSX.Element {
  const figures = foreseen.preview?.figures ?? [];
  return (
    <section class="holds" aria-labelledby="inhalt-vorab">
      <h2 id="inhalt-vorab" class="lesser">
        Das steht im Bericht
      </h2>
      <dl>
        {figures.map(({ label, value }) => (
          <div>
            <dt safe>{label}</dt>
            <dd safe>{value === null ? 'nicht angegeben' : written(value, 'de')}</dd>
          </div>
        ))}
        <div>
          <dt>Registerstand</dt>
          <dd safe>{revisionWords(foreseen)}</dd>
        </div>
        <div>
          <dt>Gerechnet am</dt>
          <dd safe>{formatDay(foreseen.reckoningDay, 'de')}</dd>
        </div>
        {foreseen.lastPages !== null && (
          <div>
            <dt>Beim letzten Lauf</dt>
            <dd safe>{pagesWords(foreseen.lastPages)}</dd>
          </div>
        )}
      </dl>
      {foreseen.page !== null && (
        <p class="small">
          <a href={foreseen.page} target="_blank" rel="noopener">
            Vorschau als Webseite<span class="vh"> (neues Fenster)</span>
          </a>
        </p>
      )}
    </section>
  );
}

function Runs({ view }: { view: SideView }): JSX.Element {
  const open = view.runs.filter(({ endedAt }) => endedAt === null);
  const done = view.runs.filter(({ state }) => state === 'done');
  return (
    <>
      {open.length > 0 && (
        <section aria-labelledby="offen">
          <h2 id="offen" class="lesser">
            Wird erstellt
          </h2>
          <ul class="list">
            {open.map((run) => (
              <li>
                <RunLink run={run} report={view.report} />
                <RunBar run={run} now={view.now} />
              </li>
            ))}
          </ul>
          <p class="small muted">Sie können die Seite verlassen; der Bericht entsteht im Hintergrund.</p>
        </section>
      )}
      <section aria-labelledby="fertig">
        <h2 id="fertig" class="lesser">
          Zuletzt erstellt
        </h2>
        {done.length === 0 ? (
          <p class="small muted">Noch keiner.</p>
        ) : (
          <ul class="list">
            {done.map((run) => (
              <li>
                <RunLink run={run} report={view.report} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function RunLink(props: { run: Run; report: RegisteredReport }): JSX.Element {
  const { run, report } = props;
  const about = [writtenParameters(report, run.parameters), momentOf(run.createdAt), run.askedBy];
  return (
    <>
      <a href={runPath(run.id)} safe>{`Registerstand ${run.revision}`}</a>
      <div class="meta" safe>
        {about.filter(Boolean).join(' · ')}
      </div>
    </>
  );
}
