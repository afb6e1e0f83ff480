import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../kernel/text.js';
import { renderPage } from './layout.js';
import type { Site } from './site.js';

/** Which public page of the network somebody asked for; its crumbs end with its own title. */
interface NetworkPage {
  readonly language: Language;
  readonly title: string;
  /** Without the language. */
  readonly path: string;
  /** Null for a page that belongs to no part of the public pages alone. */
  readonly section?: null;
  readonly crumbs?: readonly { readonly label: string; readonly path: string }[];
}

/** Sends a public page of the service centre's network. What signed-in people saw more of stays in no cache. */
export async function sendNetworkPage(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { crumbs = [], section, ...page }: NetworkPage,
  content: JSX.Element,
): Promise<FastifyReply> {
  const { actor } = request;
  if (actor !== null) reply.header('cache-control', 'no-store');
  const head = {
    ...page,
    section: section === undefined ? 'network' : section,
    crumbs: [...crumbs, { label: page.title, path: null }],
    registry: 'unread',
    person: actor,
  } as const;
  return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, content));
}
