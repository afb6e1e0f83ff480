import type { FastifyReply } from 'fastify';
import { cityRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only } from '../platform/http/access.js';
import { type PageHead, renderPage, type Site } from '../web/index.js';

export interface WorkspaceParts {
  readonly database: Database;
  readonly site: Site;
}

/** Pages of a city, for its people. */
export const forCities = { config: only(...cityRoles), schema: { hide: true } };

export async function sendPage(
  reply: FastifyReply,
  site: Site,
  head: PageHead,
  content: JSX.Element,
): Promise<FastifyReply> {
  return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, content));
}

/** After a form: the browser asks for the next page, so that reloading sends nothing twice. */
export const goTo = (reply: FastifyReply, path: string): FastifyReply => reply.redirect(path, 303);

export const draftPath = (draftId: string): string => `/arbeitsbereich/entwurf/${draftId}`;
