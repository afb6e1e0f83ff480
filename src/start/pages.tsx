// The start page is a slice of its own rather than part of `web`: it reads projects, and projects draw with `web`.
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { inState, localRoutes, pageStateOf, renderPage, type Site } from '../web/index.js';
import { startMessages } from './messages.js';
import { readStartView } from './read-start-view.js';
import { StartPage } from './start-page.js';

/** The start page in both languages. */
export function startPages(pages: App, { database, site }: { database: Database; site: Site }): void {
  for (const { language, pattern } of localRoutes('/')) {
    pages.get(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const { view, viewpoint } = await readStartView(database.orm, language, asOf);
      const state = pageStateOf(viewpoint, asOf);
      const head = {
        language,
        path: inState('/', state.asOf),
        title: startMessages.title[language],
        section: null,
        crumbs: [],
        registry: view.registry,
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      reply.type('text/html; charset=utf-8');
      return reply.send(await renderPage(site, head, <StartPage view={view} language={language} />));
    });
  }
}
