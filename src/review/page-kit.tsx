import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../kernel/actor.js';
import { formatInstant } from '../kernel/format.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import { type Site, sendWorkspacePage } from '../web/index.js';
import { type LastStep, lastSteps } from './queries/happened.js';
import { type Meanwhile, MeanwhilePage } from './views/notice-pages.js';
import { isUuid, queuePath } from './views/queue-query.js';
import { reviewWords } from './words.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** Options of a route that draws a page: not in the API's description, for these roles. */
export const pageFor = (...roles: readonly Role[]) => ({
  config: only(...roles),
  schema: { hide: true },
});

const toQueue = { label: reviewWords.queue, path: queuePath };

/** Draws a page of checking in the frame of the workspaces. */
export async function sendPage(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly { readonly label: string; readonly path: string }[] = [toQueue],
): Promise<FastifyReply> {
  return sendWorkspacePage(site, request, reply, { title, section: 'review', crumbs }, content);
}

const outdated = new Set(['stale', 'state_conflict', 'not_found']);

/**
 * Does something to drafts; when it is refused because something happened to them since the page was drawn, says what,
 * and shows what was typed. Nothing was done then.
 */
export async function orMeanwhile(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  draftIds: readonly string[],
  typed: string,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || !outdated.has(error.code)) throw error;
    const steps = await lastSteps(parts.database, writerOf(request), draftIds.filter(isUuid));
    if (steps.length === 0) throw error;
    reply.code(409);
    const page = (
      <MeanwhilePage
        happened={concernedBy(error, steps).map(shownStep)}
        reasons={error.errors.map(({ detail }) => detail.de)}
        typed={typed.trim() === '' ? null : typed}
      />
    );
    return sendPage(parts, request, reply, 'Inzwischen ist etwas geschehen', page);
  }
}

/** Of many drafts those that stand in the way: the ones the refusal names, or those that are gone; else all of them. */
function concernedBy({ errors }: Problem, steps: readonly LastStep[]): readonly LastStep[] {
  const named = steps.filter(({ draftId }) => errors.some(({ pointer }) => pointer === `/drafts/${draftId}`));
  if (named.length > 0) return named;
  const gone = steps.filter(({ there }) => !there);
  return gone.length > 0 ? gone : steps;
}

const shownStep = ({ draftId, name, step, personName, at, revision, there }: LastStep): Meanwhile => ({
  draftId,
  name,
  step: reviewWords.steps[step],
  by: personName ?? reviewWords.program,
  at: formatInstant(at),
  revision,
  there,
});
