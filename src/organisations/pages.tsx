import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Database, Orm } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  inState,
  localPath,
  localRoutes,
  type PageHead,
  type PageState,
  pageStateOf,
  registryStateOf,
  renderPage,
  type Site,
} from '../web/index.js';
import { deskPages } from './desk-pages.js';
import { organisationMessages } from './messages.js';
import type { DirectoryAt } from './queries/organisations.js';
import { readList, readOrganisation, wordOf } from './read-views.js';
import { ListPage } from './views/list-page.js';
import { OrganisationPage } from './views/organisation-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const hidden = { config: open, schema: { hide: true } };

/** The state of the registry a page asks for; `at` is null for the present one. */
async function stateOf(
  { orm }: Database,
  query: unknown,
): Promise<{ viewpoint: Viewpoint; state: PageState; at: DirectoryAt }> {
  const asOf = asOfIn(query);
  const viewpoint = await viewpointAt(orm, asOf);
  const state = pageStateOf(viewpoint, asOf);
  return { viewpoint, state, at: state.isPast ? viewpoint.revision : null };
}

/** The public pages of organisations in both languages, and those of the service centre. */
export function organisationPages(pages: App, parts: PageParts): void {
  deskPages(pages, parts);
  const { database, site } = parts;
  for (const { language, pattern } of localRoutes('/organisationen')) {
    pages.get(pattern, hidden, async (request, reply) => {
      const { viewpoint, state, at } = await stateOf(database, request.query);
      const path = localPath(language, '/organisationen');
      const query = request.query as Record<string, unknown>;
      const read = (db: Orm) => readList(db, path, query, at);
      const view = await (wordOf(query, 'q').trim() === '' && at === null
        ? read(database.orm)
        : database.searches.read(visitorOf(request, reply), read));
      const title = organisationMessages.title[language];
      const head: PageHead = {
        language,
        path: inState('/organisationen', state.asOf),
        title,
        section: null,
        crumbs: [{ label: title, path: null }],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      reply.type('text/html; charset=utf-8');
      return reply.send(await renderPage(site, head, <ListPage view={view} language={language} />));
    });
  }
  for (const { language, pattern } of localRoutes('/organisationen/:id')) {
    pages.get<{ Params: { id: string } }>(pattern, hidden, async (request, reply) => {
      const { id } = request.params;
      const path = localPath(language, `/organisationen/${id}`);
      const { viewpoint, state, at } = await stateOf(database, request.query);
      const query = request.query as Record<string, unknown>;
      const read = (db: Orm) => readOrganisation(db, id, path, query, at);
      const view = await (at === null
        ? read(database.orm)
        : database.searches.read(visitorOf(request, reply), read));
      const { mergedInto, name } = view.organisation;
      if (mergedInto)
        return reply.redirect(
          localPath(language, inState(`/organisationen/${mergedInto.publicId}`, state.asOf)),
          302,
        );
      const head: PageHead = {
        language,
        path: inState(`/organisationen/${id}`, state.asOf),
        title: name,
        section: null,
        crumbs: [
          { label: organisationMessages.title[language], path: '/organisationen' },
          { label: name, path: null },
        ],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      reply.type('text/html; charset=utf-8');
      return reply.send(await renderPage(site, head, <OrganisationPage view={view} language={language} />));
    });
  }
}
