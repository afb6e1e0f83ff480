import { ActionBar, ErrorSummary, Notice } from '../../web/index.js';
import { openComments, queueCounts, reviewWords } from '../words.js';
import { ChangesPart } from './changes-part.js';
import { ChecksPart } from './checks-part.js';
import { CommentsPart, commentForm } from './comments-part.js';
import { EffectPart } from './effect-part.js';
import type { ReviewView, TypedComment } from './review-view.js';
import { SimilarPart } from './similar-part.js';
import { StepsPart } from './steps-part.js';

interface PageProps {
  readonly view: ReviewView;
  readonly showAll: boolean;
  readonly typed: TypedComment | null;
}

/** One draft beside its last published version, with all that helps to decide. */
export function ReviewPage(props: PageProps): JSX.Element {
  const { view, showAll, typed } = props;
  const shown = view.fields.filter(({ changed }) => showAll || view.publishedVersion === null || changed);
  const error = typed?.error ?? null;
  return (
    <>
      <div class="wrap main">
        {error !== null && (
          <ErrorSummary errors={[{ fieldId: 'anmerkung-text', message: error }]} language="de" />
        )}
        <Head view={view} />
        <div class="grid grid--side">
          <div>
            {view.kind === 'withdrawal' && (
              <div class="scopenote">
                <Notice
                  title="Das Vorhaben soll zurückgezogen werden."
                  text="Nach der Veröffentlichung steht es nicht mehr in der Liste; alle Fassungen bleiben im Verlauf."
                  tone="warn"
                />
              </div>
            )}
            <ChangesPart view={view} showAll={showAll} />
            <ChecksPart checks={view.checks} shownFields={new Set(shown.map(({ field }) => field))} />
            <SimilarPart similar={view.similar} />
            <EffectPart effects={view.effects} />
            <StepsPart steps={view.steps} />
            <p class="ruling">{reviewWords.editorialNote}</p>
          </div>
          <CommentsPart view={view} typed={typed} />
        </div>
      </div>
      <Actions view={view} />
    </>
  );
}

function Head({ view }: { view: ReviewView }): JSX.Element {
  return (
    <div class="phead phead--over">
      <p class="over">
        <span class="tag">{reviewWords.kinds[view.kind]}</span>
        {view.reference !== null && <b safe>{view.reference}</b>}
        <span safe>{view.place}</span>
        <span safe>{view.handedIn}</span>
      </p>
      <h1 lang="de" safe>
        {view.name}
      </h1>
      {view.note !== null && (
        <p class="words" lang="de">
          <span class="muted">Begründung der Stadt: </span>
          <span safe>{view.note}</span>
        </p>
      )}
      {view.basis !== null && <p safe>{view.basis}</p>}
      {view.reference !== null && (
        <p class="small">
          <a href={`/servicestelle/vorhaben/${encodeURIComponent(view.reference)}/verlauf`}>
            Verlauf des Vorhabens
          </a>
        </p>
      )}
    </div>
  );
}

/** State left, buttons right; they send the remark that is being written along. */
function Actions({ view }: { view: ReviewView }): JSX.Element {
  const { may } = view;
  const open = view.comments.filter(({ done }) => done === null).length;
  const address = `/servicestelle/pruefen/${view.draftId}`;
  const counts = queueCounts(view.waiting, view.checked);
  return (
    <ActionBar
      state={view.state === 'submitted' ? openComments(open) : `Stand: ${reviewWords.states[view.state]}.`}
      more={may.hindrance ?? (may.comment ? counts : 'Sie lesen nur.')}
    >
      {may.giveBack && (
        <button
          class="kern-btn kern-btn--secondary"
          type="submit"
          form={commentForm}
          formaction={`${address}/zurueckgeben`}
        >
          <span class="kern-label">Zurückgeben</span>
        </button>
      )}
      {may.accept && (
        <button
          class="kern-btn kern-btn--primary"
          type="submit"
          form={commentForm}
          formaction={`${address}/geprueft`}
        >
          <span class="kern-label">Als redaktionell geprüft vermerken</span>
        </button>
      )}
      {may.publish && (
        <a
          class="kern-btn kern-btn--primary"
          href={`/servicestelle/veroeffentlichen?vorhaben=${view.draftId}`}
        >
          <span class="kern-label">Veröffentlichen …</span>
        </a>
      )}
    </ActionBar>
  );
}
