import { Button } from '../../web/index.js';
import type { Repetition } from '../compare/compare-runs.js';
import { isOpen, type Run } from '../run.js';
import { stateOfRun } from '../words.js';
import { formPath, RunMark, redactionPath, runPath, type Titles } from './parts.js';
import { Hashes, Inputs } from './run-facts.js';
import { Outcome } from './run-outcome.js';

export interface RunView {
  readonly run: Run;
  readonly repetition: Repetition | null;
  readonly titles: Titles;
  readonly now: Date;
  /** False where somebody has stopped the page from renewing itself. */
  readonly renews: boolean;
  readonly mayCancel: boolean;
  /** Whether its files may be taken away for good. */
  readonly mayRedact: boolean;
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

function Steps({ view }: { view: RunView }): JSX.Element {
  const { run, mayCancel, mayRedact } = view;
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
      {mayRedact && run.files.some(({ redactedAt }) => redactedAt === null) && (
        <p>
          <a href={redactionPath(run.id)}>Dateien endgültig löschen</a>
        </p>
      )}
      <p>
        <a href={formPath(run.reportId)}>Neuer Bericht dieser Art</a>
      </p>
    </div>
  );
}
