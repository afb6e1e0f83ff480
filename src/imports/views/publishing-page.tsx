import { Button, ProgressBar, WizardSteps } from '../../web/index.js';
import type { ApiImport } from '../schemas.js';
import { importPath, importSteps } from './import-view.js';

export const isBeingPublished = ({ publication }: ApiImport): boolean =>
  publication !== null && publication.state !== 'failed';

/** An import, or its undoing, that is being published in the background. The page renews itself until it is. */
export function PublishingPage(props: { delivery: ApiImport; mayStop: boolean }): JSX.Element {
  const { id, source, publication, undo } = props.delivery;
  const isUndo = undo !== null;
  const isWaiting = publication?.state === 'waiting';
  return (
    <div class="wrap main">
      <div class="phead">
        <h1 safe>{`${isUndo ? 'Rücknahme' : 'Einlesung'}: ${source.fileName ?? source.title}`}</h1>
      </div>
      <WizardSteps label="Fortschritt" steps={importSteps} current={importSteps.length} />
      <ProgressBar
        done={publication?.projectsWritten ?? 0}
        total={isWaiting || isUndo ? null : (publication?.projectsTotal ?? null)}
        what="Vorhaben"
        words={isWaiting ? 'Wartet, bis etwas anderes veröffentlicht ist.' : 'Wird veröffentlicht.'}
        note="Alles zusammen wird ein Registerstand, oder nichts. Sie können die Seite verlassen: Es geht weiter."
      />
      {props.mayStop && (
        <form class="btns" method="post" action={`${importPath(id)}/veroeffentlichung-abbrechen`}>
          <Button label="Abbrechen" />
        </form>
      )}
    </div>
  );
}
