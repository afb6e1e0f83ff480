import type { DraftView } from '../../submissions/index.js';
import { Button, Comment, CommentList, fieldId } from '../../web/index.js';
import { shownComment } from './field-comments.js';

/** A draft that was given back: why, and every remark that is open. */
export function Returned(props: { draft: DraftView }): JSX.Element {
  const { draft } = props;
  const open = draft.comments.filter(({ resolvedAt }) => resolvedAt === null);
  const reason = draft.steps.findLast(({ step }) => step === 'returned' || step === 'reopened')?.reason;
  const href = `/arbeitsbereich/entwurf/${draft.id}`;
  return (
    <section class="sec">
      <div class="sechead">
        <h2 safe>{`Zurückgegeben: ${draft.input.name}`}</h2>
        <span class="small muted" safe>
          {[draft.input.planNumber, draft.reference].filter((part) => part !== null).join(' · ')}
        </span>
      </div>
      {reason != null && (
        <p class="words" safe>
          {reason}
        </p>
      )}
      {open.length > 0 && (
        <CommentList count={open.length}>
          {open.map((comment) => (
            <Comment
              comment={shownComment(
                comment,
                comment.field === null ? href : `${href}#${fieldId(comment.field)}`,
              )}
            />
          ))}
        </CommentList>
      )}
    </section>
  );
}

/** Everything the service centre has given back to a city, the longest waiting first. */
export function ReturnedPage({ drafts }: { drafts: readonly DraftView[] }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Rückfragen</h1>
      </div>
      {drafts.length === 0 ? (
        <div class="empty">
          <h2>Keine Rückfragen.</h2>
          <p>Gibt die Servicestelle einen Steckbrief zurück, steht hier, was sie wissen möchte.</p>
        </div>
      ) : (
        drafts.map((draft) => (
          <>
            <Returned draft={draft} />
            <p class="btns">
              <Button label="Überarbeiten" href={`/arbeitsbereich/entwurf/${draft.id}`} />
            </p>
          </>
        ))
      )}
    </div>
  );
}
