import type { FastifyReply, FastifyRequest } from 'fastify';
import { serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fieldOf } from '../platform/http/form-body.js';
import { problemFrom } from '../platform/http/problem-from-error.js';
import { sendWorkspacePage, withFlash } from '../web/index.js';
import { removeView, renameView, restoreView, saveView } from './commands.js';
import type { CrossParts } from './page-frame.js';
import { savedViewOf, savedViews } from './queries/saved-views.js';
import { crossPath, parseQuestion, questionQuery, type RawQuery } from './question.js';
import { SavedViewsPage } from './views/saved-views-page.js';
import { shortTitle } from './words.js';

const viewsPath = '/auswertung/ansichten';
const longestName = 80;
const isId = (value: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

type ById = { Params: { id: string } };

/** Saved cross-tables of the service centre: kept, renamed, deleted and brought back. */
export function savedViewPages(pages: App, parts: CrossParts): void {
  const options = { config: only(...serviceCentreRoles), schema: { hide: true } };
  const { database } = parts;
  pages.get(viewsPath, options, (request, reply) => sendViews(parts, request, reply, null));
  pages.post(viewsPath, options, async (request, reply) => {
    const name = fieldOf(request, 'name').trim();
    const query = canonical(fieldOf(request, 'query'));
    if (name === '' || name.length > longestName)
      return sendViews(parts, request, reply.code(422), { name, message: nameNeeded, query });
    try {
      await saveView(database, writerOf(request), { name, query });
    } catch (error) {
      if (!isNameTaken(error)) throw error;
      return sendViews(parts, request, reply.code(409), { name, message: nameTaken, query });
    }
    return reply.redirect(withFlash(`${crossPath}?${query}`, 'saved'), 303);
  });
  pages.post<ById>(`${viewsPath}/:id`, options, async (request, reply) => {
    const view = await viewOf(parts, request);
    const name = fieldOf(request, 'name').trim();
    if (name === '' || name.length > longestName)
      return sendViews(parts, request, reply.code(422), { name, message: nameNeeded, query: view.query });
    try {
      await renameView(database, writerOf(request), view.id, name);
    } catch (error) {
      if (!isNameTaken(error)) throw error;
      return sendViews(parts, request, reply.code(409), { name, message: nameTaken, query: view.query });
    }
    return reply.redirect(withFlash(viewsPath, 'saved'), 303);
  });
  pages.post<ById>(`${viewsPath}/:id/entfernen`, options, async (request, reply) => {
    const view = await viewOf(parts, request);
    await removeView(database, writerOf(request), view.id);
    return reply.redirect(`${viewsPath}?entfernt=${view.id}`, 303);
  });
  pages.post<ById>(`${viewsPath}/:id/zurueckholen`, options, async (request, reply) => {
    const view = await viewOf(parts, request);
    await restoreView(database, writerOf(request), view.id);
    return reply.redirect(withFlash(viewsPath, 'saved'), 303);
  });
}

const nameNeeded = 'Geben Sie der Ansicht einen Namen mit höchstens 80 Zeichen.';
const nameTaken = 'So heißt schon eine Ansicht. Wählen Sie einen anderen Namen.';
const isNameTaken = (error: unknown): boolean => problemFrom(error).code === 'state_conflict';

/** A name that could not be given, with the reason and the view it was meant for. */
export interface NameFault {
  readonly name: string;
  readonly message: string;
  readonly query: string;
}

/** The address of a table as this program would write it: what it does not know is left out. */
const canonical = (query: string): string =>
  questionQuery(parseQuestion(Object.fromEntries(new URLSearchParams(query)), 'de').question);

/** @throws Problem `not_found` */
function viewOf({ database }: CrossParts, request: FastifyRequest<ById>) {
  const { id } = request.params;
  if (!isId(id)) throw new Problem('not_found');
  return savedViewOf(database, writerOf(request), id);
}

async function sendViews(
  { database, site }: CrossParts,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: NameFault | null,
): Promise<FastifyReply> {
  const { entfernt, meldung: _, ...raw } = request.query as RawQuery;
  const asked = Object.keys(raw).length === 0 ? null : parseQuestion(raw, 'de').question;
  const query = fault?.query ?? (asked === null ? null : questionQuery(asked));
  const writer = writerOf(request);
  const removed =
    typeof entfernt === 'string' && isId(entfernt) ? await savedViewOf(database, writer, entfernt) : null;
  const view = {
    views: await savedViews(database, writer),
    unsaved: query,
    name: fault?.name ?? (asked === null ? '' : shortTitle(asked, 'de')),
    fault: fault?.message ?? null,
    removed,
  };
  return sendWorkspacePage(
    site,
    request,
    reply,
    {
      title: 'Gespeicherte Ansichten',
      section: 'analysis',
      crumbs: [{ label: 'Auswertung', path: crossPath }],
    },
    <SavedViewsPage view={view} />,
  );
}
