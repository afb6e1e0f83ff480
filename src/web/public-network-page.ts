import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sight } from '../history/index.js';
import type { Language } from '../kernel/text.js';
import { type PageHead, renderPage } from './layout.js';
import { pageStateOf } from './page-state.js';
import { inState } from './past-links.js';
import { registryStateOf } from './registry-state.js';
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
  /** From where it is seen; set on pages that can show any state. */
  readonly sight?: Sight;
}

function headOfSight(
  { asOf, viewpoint }: Sight,
  path: string,
): Pick<PageHead, 'path' | 'registry' | 'state'> {
  const state = pageStateOf(viewpoint, asOf);
  return { path: inState(path, state.asOf), registry: registryStateOf(viewpoint), state };
}

/** Sends a public page of the service centre's network. What signed-in people saw more of stays in no cache. */
export async function sendNetworkPage(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { crumbs = [], section, sight, ...page }: NetworkPage,
  content: JSX.Element,
): Promise<FastifyReply> {
  const { actor } = request;
  if (actor !== null) reply.header('cache-control', 'no-store');
  const head: PageHead = {
    ...page,
    ...(sight === undefined ? { registry: 'unread' } : headOfSight(sight, page.path)),
    section: section === undefined ? 'network' : section,
    crumbs: [...crumbs, { label: page.title, path: null }],
    person: actor,
  };
  return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, content));
}
