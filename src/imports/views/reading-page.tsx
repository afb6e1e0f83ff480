import { Button, Notice, ProgressBar, WizardSteps } from '../../web/index.js';
import type { ApiImport } from '../schemas.js';
import { importPath, importSteps, importsPath } from './import-view.js';

const phases: Readonly<Record<NonNullable<ApiImport['progress']>['phase'], string>> = {
  waiting: 'Wartet, bis eine andere Datei gelesen ist.',
  looking: 'Überschriften und Spalten werden gesucht.',
  checking: 'Zeilen werden gelesen und geprüft.',
  comparing: 'Die Zeilen werden mit dem Register verglichen.',
};

/** A file that is being read in the background, or could not be read. The page renews itself while it is. */
export function ReadingPage(props: { delivery: ApiImport; mayStop: boolean }): JSX.Element {
  const { delivery, mayStop } = props;
  const { fileName, title } = delivery.source;
  return (
    <div class="wrap main">
      <div class="phead">
        <h1 safe>{`Einlesung: ${fileName ?? title}`}</h1>
      </div>
      <WizardSteps label="Fortschritt" steps={importSteps} current={1} />
      {delivery.state === 'failed' ? (
        <Failure delivery={delivery} />
      ) : (
        <ReadingProgress
          delivery={delivery}
          note="Sie können die Seite verlassen: Gelesen wird weiter, und die Einlesung steht in der Liste."
        />
      )}
      {mayStop && (
        <form class="btns" method="post" action={`${importPath(delivery.id)}/verwerfen`}>
          <Button label={delivery.state === 'failed' ? 'Verwerfen' : 'Abbrechen'} />
        </form>
      )}
    </div>
  );
}

function Failure({ delivery: { failure } }: { delivery: ApiImport }): JSX.Element {
  return (
    <>
      <Notice
        tone="warn"
        title="Die Datei ist nicht gelesen."
        text={failure?.detail.de ?? 'Das Lesen ist abgebrochen. Senden Sie die Datei noch einmal.'}
      />
      <p>
        <a href={importsPath}>Eine andere Datei einlesen</a>
      </p>
    </>
  );
}

/** As far as rows were counted the bar says how many are read; before that, only what is being done. */
export function ReadingProgress(props: {
  delivery: Pick<ApiImport, 'progress'>;
  /** What becomes of it when somebody leaves the page. */
  note: string;
}): JSX.Element {
  const { phase, rowsRead, rowsTotal } = props.delivery.progress ?? {
    phase: 'waiting' as const,
    rowsRead: 0,
    rowsTotal: null,
  };
  return (
    <ProgressBar done={rowsRead} total={rowsTotal} what="Zeilen" words={phases[phase]} note={props.note} />
  );
}
