import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type DraftToPublish, publishAccepted } from '../submissions/index.js';
import { orMeanwhile, type PageParts, pageFor, sendPage } from './page-kit.js';
import { chosenDrafts, readPublish, readPublished, type Selection } from './read-publish.js';
import { PublishedPage } from './views/notice-pages.js';
import { PublishPage } from './views/publish-page.js';
import { isUuid, parseQueueQuery, queuePath } from './views/queue-query.js';
import { projects } from './words.js';

const address = '/servicestelle/veroeffentlichen';
const mostAtOnce = 1000;

/** Publishing what is checked as one registry revision, and what came of it. */
export function publishPages(pages: App, parts: PageParts): void {
  pages.get(address, pageFor('lead'), async (request, reply) => {
    const selection = selectionOf(request.query as Readonly<Record<string, unknown>>);
    const chosen = await chosenDrafts(parts.database, writerOf(request), selection);
    if ('ids' in selection && selection.ids.length === 0)
      return reply.redirect(`${queuePath}?stand=geprueft`, 303);
    if (chosen.length === 0) return nothingLeft(parts, request, reply, selection);
    const view = await readPublish(parts.database, writerOf(request), chosen, '');
    return sendPage(parts, request, reply, 'Veröffentlichen', <PublishPage view={view} />);
  });

  pages.post(address, pageFor('lead'), (request, reply) => publish(parts, request, reply));

  pages.get<{ Params: { revision: string } }>(
    '/servicestelle/staende/:revision',
    pageFor(...readersOfAll),
    async (request, reply) => {
      const { revision } = request.params;
      const view = /^[1-9]\d{0,8}$/.test(revision)
        ? await readPublished(parts.database, writerOf(request), Number(revision))
        : null;
      if (view === null) throw new Problem('not_found');
      return sendPage(parts, request, reply, `Registerstand ${revision}`, <PublishedPage view={view} />);
    },
  );
}

function selectionOf(query: Readonly<Record<string, unknown>>): Selection {
  if (query.auswahl === 'alle') return { all: { ...parseQueueQuery(query), tab: 'accepted' } };
  const asked = typeof query.vorhaben === 'string' ? query.vorhaben.split(',') : [];
  return { ids: asked.filter(isUuid).slice(0, mostAtOnce) };
}

/** Everything that was chosen has gone its way already. */
const nothingLeft = (parts: PageParts, request: FastifyRequest, reply: FastifyReply, selection: Selection) =>
  orMeanwhile(parts, request, reply, 'ids' in selection ? selection.ids : [], '', async () => {
    if ('all' in selection) return reply.redirect(`${queuePath}?stand=geprueft`, 303);
    throw new Problem('not_found');
  });

/** What the form asks to be published: "id:version" per line, the version as it was shown. */
const chosenIn = (lines: string): DraftToPublish[] =>
  lines.split('\n').flatMap((line) => {
    const [draftId = '', version = ''] = line.split(':');
    return isUuid(draftId) && /^\d{1,9}$/.test(version) ? [{ draftId, version: Number(version) }] : [];
  });

async function publish(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { vorhaben = '', note: typedNote = '' } = formOf(request);
  const chosen = chosenIn(vorhaben).slice(0, mostAtOnce);
  const ids = chosen.map(({ draftId }) => draftId);
  const note = typedNote.trim().slice(0, 500);
  if (ids.length === 0) return reply.redirect(`${queuePath}?stand=geprueft`, 303);
  return orMeanwhile(parts, request, reply, ids, note, async () => {
    const { revision } = await publishAccepted(
      parts.database,
      writerOf(request),
      chosen,
      note === '' ? `${projects(ids.length)} redaktionell geprüft` : note,
    );
    return reply.redirect(`/servicestelle/staende/${revision}`, 303);
  });
}
