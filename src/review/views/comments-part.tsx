import { Comment, CommentList, DownloadList } from '../../web/index.js';
import { reviewWords } from '../words.js';
import type { ReviewView, TypedComment } from './review-view.js';

export const commentForm = 'anmerkung';

/** Beside the comparison: what was said, what to say, and the files that came along. */
export function CommentsPart(props: { view: ReviewView; typed: TypedComment | null }): JSX.Element {
  const { view } = props;
  return (
    <aside class="side" aria-label="Anmerkungen und Dateien">
      <section>
        <h2>Anmerkungen</h2>
        <CommentList count={view.comments.length}>
          {view.comments.map((comment) => (
            <Comment comment={comment}>
              {view.may.comment && comment.done === null && <Done view={view} commentId={comment.id} />}
            </Comment>
          ))}
        </CommentList>
      </section>
      {view.may.comment && <NewComment {...props} />}
      {view.files.length > 0 && (
        <section>
          <h2>Dateien</h2>
          <DownloadList downloads={view.files.map((file) => ({ ...file, kind: 'document' }))} />
        </section>
      )}
    </aside>
  );
}

function Done(props: { view: ReviewView; commentId: string }): JSX.Element {
  return (
    <form
      method="post"
      action={`/servicestelle/pruefen/${props.view.draftId}/anmerkungen/${props.commentId}/erledigt`}
    >
      <button class="textbtn" type="submit">
        Als erledigt markieren
      </button>
    </form>
  );
}

/** One text field serves all: the buttons at the foot of the page send it along, so that nothing typed gets lost. */
function NewComment(props: { view: ReviewView; typed: TypedComment | null }): JSX.Element {
  const { view, typed } = props;
  const error = typed?.error ?? null;
  const described = error === null ? 'anmerkung-hinweis' : 'anmerkung-hinweis anmerkung-fehler';
  return (
    <section>
      <h2>Neue Anmerkung</h2>
      <form
        class="remark"
        id={commentForm}
        method="post"
        action={`/servicestelle/pruefen/${view.draftId}/anmerkungen`}
      >
        <input type="hidden" name="version" value={String(view.version)} />
        <input type="hidden" name="id" value={typed?.id ?? view.newCommentId} />
        <label for="anmerkung-feld">Zu welcher Angabe</label>
        <select id="anmerkung-feld" name="field">
          <option value="">{reviewWords.wholeProject}</option>
          {view.fields.map(({ field, label }) => (
            <option value={field} selected={typed?.field === field} safe>
              {label}
            </option>
          ))}
        </select>
        <label for="anmerkung-text">Text</label>
        <p class="small muted" id="anmerkung-hinweis" safe>
          {`${view.place} sieht sie sofort.`}
        </p>
        {error !== null && (
          <p class="err" id="anmerkung-fehler" safe>
            {error}
          </p>
        )}
        <textarea
          id="anmerkung-text"
          name="body"
          rows="4"
          maxlength="10000"
          aria-describedby={described}
          aria-invalid={error === null ? undefined : 'true'}
          safe
        >
          {`\n${typed?.body ?? ''}`}
        </textarea>
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">Anmerken</span>
        </button>
      </form>
    </section>
  );
}
