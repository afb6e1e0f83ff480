import { viewpointAt } from '../history/index.js';
import type { Database, Orm } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  localPath,
  localRoutes,
  type PageHead,
  registryStateOf,
  renderPage,
  type Site,
} from '../web/index.js';
import { deskPages } from './desk-pages.js';
import { organisationMessages } from './messages.js';
import { readList, readOrganisation, wordOf } from './read-views.js';
import { ListPage } from './views/list-page.js';
import { OrganisationPage } from './views/organisation-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const hidden = { config: open, schema: { hide: true } };

/** The public pages of organisations in both languages, and those of the service centre. */
export function organisationPages(pages: App, parts: PageParts): void {
  deskPages(pages, parts);
  const { database, site } = parts;
  for (const { language, pattern } of localRoutes('/organisationen')) {
    pages.get(pattern, hidden, async (request, reply) => {
      const viewpoint = await viewpointAt(database.orm);
      const path = localPath(language, '/organisationen');
      const query = request.query as Record<string, unknown>;
      const read = (db: Orm) => readList(db, path, query);
      const view = await (wordOf(query, 'q').trim() === ''
        ? read(database.orm)
        : database.searches.read(visitorOf(request, reply), read));
      const title = organisationMessages.title[language];
      const head: PageHead = {
        language,
        path: '/organisationen',
        title,
        section: null,
        crumbs: [{ label: title, path: null }],
        registry: registryStateOf(viewpoint),
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
      const viewpoint = await viewpointAt(database.orm);
      const view = await readOrganisation(database.orm, id, path, request.query as Record<string, unknown>);
      const { mergedInto, name } = view.organisation;
      if (mergedInto)
        return reply.redirect(localPath(language, `/organisationen/${mergedInto.publicId}`), 302);
      const head: PageHead = {
        language,
        path: `/organisationen/${id}`,
        title: name,
        section: null,
        crumbs: [
          { label: organisationMessages.title[language], path: '/organisationen' },
          { label: name, path: null },
        ],
        registry: registryStateOf(viewpoint),
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      reply.type('text/html; charset=utf-8');
      return reply.send(await renderPage(site, head, <OrganisationPage view={view} language={language} />));
    });
  }
}
