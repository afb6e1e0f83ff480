import { dayInBerlin } from '../../kernel/clock.js';
import { formatDay } from '../../kernel/format.js';
import type { DraftComment, DraftView } from '../../submissions/index.js';
import { Comment, CommentList } from '../../web/index.js';
import { labelOf } from '../form/fields.js';

/** "12.11.2026, 10:42" in Saxony. */
export function timeText(at: Date): string {
  const time = at.toLocaleTimeString('de-DE', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${formatDay(dayInBerlin(at), 'de')}, ${time}`;
}

/** A remark as the components show it; the link leads to the field in the form at `href`. */
export const shownComment = (comment: DraftComment, href: string | null) => ({
  id: comment.id,
  author: comment.authorName ?? 'nicht mehr bekannt',
  at: timeText(comment.createdAt),
  field: comment.field === null ? null : { label: `zum Feld ${labelOf(comment.field)}`, href },
  body: comment.body,
  done: comment.resolvedAt === null ? null : timeText(comment.resolvedAt),
});

/** Remarks on one field, at the field; null gives those on the whole. Answering and ticking off save the form as well. */
export function FieldComments(props: { draft: DraftView; field: string | null }): JSX.Element {
  const comments = props.draft.comments.filter(({ field }) => field === props.field);
  if (comments.length === 0) return '';
  const isOpen = props.draft.actions.includes('save');
  return (
    <div class="fcmts">
      <CommentList count={comments.length}>
        {comments.map((comment) => (
          <Comment comment={{ ...shownComment(comment, null), field: null }}>
            {isOpen && comment.resolvedAt === null && (
              <button class="textbtn" type="submit" name="schritt" value={`erledigt:${comment.id}`}>
                Als erledigt markieren
              </button>
            )}
          </Comment>
        ))}
      </CommentList>
      {isOpen && <Reply field={props.field} />}
    </div>
  );
}

function Reply(props: { field: string | null }): JSX.Element {
  const name = `antwort.${props.field ?? ''}`;
  const id = `antwort-${(props.field ?? 'alle').replace(/[^\w]+/g, '-')}`;
  return (
    <details class="dat">
      <summary>Antworten</summary>
      <div class="fld">
        <label class="lab" for={id}>
          Ihre Antwort an die Servicestelle
        </label>
        <textarea class="in" id={id} name={name} rows="2" />
        <p class="btns">
          <button
            class="kern-btn kern-btn--secondary"
            type="submit"
            name="schritt"
            value={`antworten:${props.field ?? ''}`}
          >
            <span class="kern-label">Antwort speichern</span>
          </button>
        </p>
      </div>
    </details>
  );
}
