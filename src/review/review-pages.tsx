import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import {
  acceptDraft,
  addComment,
  readDraft,
  reopenDraft,
  resolveComment,
  returnDraft,
} from '../submissions/index.js';
import { withFlash } from '../web/index.js';
import { orMeanwhile, type PageParts, pageFor, sendPage } from './page-kit.js';
import { readReview } from './read-review.js';
import { isUuid, queuePath } from './views/queue-query.js';
import { ReviewPage } from './views/review-page.js';
import type { TypedComment } from './views/review-view.js';
import { openComments } from './words.js';

type DraftRequest = FastifyRequest<{ Params: { draftId: string } }>;

const address = `${queuePath}/:draftId`;
const longestComment = 10_000;

/** One draft beside what is published, and what staff do with it. */
export function reviewPages(pages: App, parts: PageParts): void {
  const staff = pageFor(...serviceCentreRoles);
  pages.get<{ Params: { draftId: string } }>(address, pageFor(...readersOfAll), (request, reply) =>
    sendReview(parts, request, reply, null),
  );
  pages.post<{ Params: { draftId: string } }>(`${address}/anmerkungen`, staff, (request, reply) =>
    comment(parts, request, reply),
  );
  pages.post<{ Params: { draftId: string; commentId: string } }>(
    `${address}/anmerkungen/:commentId/erledigt`,
    staff,
    async (request, reply) => {
      const { draftId, commentId } = request.params;
      const { comments } = await readDraft(parts.database, writerOf(request), draftId);
      if (!comments.some(({ id }) => id === commentId)) throw new Problem('not_found');
      await resolveComment(parts.database, writerOf(request), commentId);
      return reply.redirect(withFlash(`${queuePath}/${draftId}`, 'comment-done'), 303);
    },
  );
  pages.post<{ Params: { draftId: string } }>(`${address}/zurueckgeben`, staff, (request, reply) =>
    giveBack(parts, request, reply),
  );
  pages.post<{ Params: { draftId: string } }>(`${address}/geprueft`, staff, (request, reply) =>
    accept(parts, request, reply),
  );
}

async function sendReview(
  parts: PageParts,
  request: DraftRequest,
  reply: FastifyReply,
  typed: TypedComment | null,
): Promise<FastifyReply> {
  const view = await readReview(parts.database, writerOf(request), request.params.draftId);
  const { angaben } = request.query as { angaben?: unknown };
  if (typed?.error != null) reply.code(422);
  const page = <ReviewPage view={view} showAll={angaben === 'alle'} typed={typed} />;
  return sendPage(parts, request, reply, view.name, page);
}

/** The remark of the form; an error when there is none, or too much of it. */
function typedComment(request: DraftRequest, missing: string | null): TypedComment {
  const { body: written = '', id = '', field = '' } = formOf(request);
  const body = written.trim();
  const error =
    body === ''
      ? missing
      : body.length > longestComment
        ? `Der Text hat ${body.length} Zeichen. Möglich sind ${longestComment}. Kürzen Sie ihn.`
        : null;
  return { id: isUuid(id) ? id : randomUUID(), field, body, error };
}

const fieldOf = ({ field }: TypedComment): string | null => (field === '' ? null : field.slice(0, 100));

const versionOf = (request: DraftRequest): number => Number(formOf(request).version || 0);

async function comment(parts: PageParts, request: DraftRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { draftId } = request.params;
  const typed = typedComment(request, 'Schreiben Sie, was Sie anmerken möchten.');
  if (typed.error !== null) return sendReview(parts, request, reply, typed);
  return orMeanwhile(parts, request, reply, [draftId], typed.body, async () => {
    for (const written of commentsIn(typed))
      await addComment(parts.database, writerOf(request), draftId, written);
    return reply.redirect(withFlash(`${queuePath}/${draftId}`, 'commented'), 303);
  });
}

/** The remark as it is written beside a step; none when nothing was typed. */
const commentsIn = (typed: TypedComment) =>
  typed.body === '' ? [] : [{ id: typed.id, field: fieldOf(typed), body: typed.body }];

/** Gives back with what is written now, or with the remarks that are open. */
async function giveBack(parts: PageParts, request: DraftRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { draftId } = request.params;
  const writer = writerOf(request);
  const draft = await orNull(readDraft(parts.database, writer, draftId));
  const open = draft?.comments.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
  const typed = typedComment(
    request,
    open === 0 ? 'Schreiben Sie, was die Stadt ändern soll, dann geben Sie zurück.' : null,
  );
  const possible = draft?.actions.some((action) => action === 'return' || action === 'reopen') ?? false;
  if (typed.error !== null && possible) return sendReview(parts, request, reply, typed);
  return orMeanwhile(parts, request, reply, [draftId], typed.body, async () => {
    const reason = typed.body === '' ? openComments(open) : typed.body;
    const giveBack = draft?.state === 'accepted' ? reopenDraft : returnDraft;
    await giveBack(parts.database, writer, draftId, versionOf(request), {
      reason,
      comments: commentsIn(typed),
    });
    return reply.redirect(withFlash(queuePath, 'given-back'), 303);
  });
}

/** A draft that vanished is told of by `orMeanwhile`. */
const orNull = <Value,>(reading: Promise<Value>): Promise<Value | null> => reading.catch(() => null);

async function accept(parts: PageParts, request: DraftRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { draftId } = request.params;
  const typed = typedComment(request, null);
  if (typed.error !== null) return sendReview(parts, request, reply, typed);
  return orMeanwhile(parts, request, reply, [draftId], typed.body, async () => {
    await acceptDraft(parts.database, writerOf(request), draftId, versionOf(request), {
      comments: commentsIn(typed),
    });
    return reply.redirect(withFlash(queuePath, 'checked'), 303);
  });
}
