import type { FastifyRequest } from 'fastify';
import { cityRoles, isCityRole, readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  inState,
  localPath,
  localRoutes,
  pageStateOf,
  registryStateOf,
  renderPage,
  type Site,
  sendWorkspacePage,
} from '../web/index.js';
import { searchEverything } from './queries/search-everything.js';
import { SearchPage } from './views/search-page.js';
import { deskSearchPath, searchPath, searchMessages as words } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/**
 * The search: for everybody over what is published, and on the desks over what whoever searches may see, which is logged like
 * every reading of it.
 */
export function searchPages(pages: App, parts: PageParts): void {
  const { database, site } = parts;
  for (const { language, pattern } of localRoutes(searchPath))
    pages.get(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const q = asked(request);
      // As nobody, whoever is signed in: the page is the same for everybody.
      const asOf = asOfIn(request.query);
      const { groups, viewpoint } = await database.orm.transaction((tx) => searchEverything(tx, q, asOf));
      const state = pageStateOf(viewpoint, asOf);
      const action = localPath(language, searchPath);
      const page = (
        <SearchPage view={{ q, groups, searcher: 'public', language, action, asOf: state.asOf }} />
      );
      if (request.actor !== null) reply.header('cache-control', 'no-store');
      setRegistryRevision(reply, viewpoint.revision);
      const head = {
        language,
        title: words.title[language],
        path: inState(searchPath, state.asOf),
        section: null,
        crumbs: [{ label: words.title[language], path: null }],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      } as const;
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
  const atDesks = { config: only(...cityRoles, ...readersOfAll), schema: { hide: true } };
  pages.get(deskSearchPath, atDesks, async (request, reply) => {
    const q = asked(request);
    const asOf = asOfIn(request.query);
    const { groups, viewpoint } = await readingAs(parts, request, (tx) => searchEverything(tx, q, asOf));
    const state = pageStateOf(viewpoint, asOf);
    const searcher = isCityRole(actorOf(request).role) ? ('city' as const) : ('serviceCentre' as const);
    const page = (
      <SearchPage view={{ q, groups, searcher, language: 'de', action: deskSearchPath, asOf: state.asOf }} />
    );
    return sendWorkspacePage(site, request, reply, { title: words.title.de, section: null, state }, page);
  });
}

function asked({ query }: FastifyRequest): string {
  const { q } = query as { q?: unknown };
  return typeof q === 'string' ? q.trim().slice(0, 200) : '';
}
