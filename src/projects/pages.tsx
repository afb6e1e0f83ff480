import type { FastifyReply } from 'fastify';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  inState,
  localRoutes,
  type PageHead,
  pageStateOf,
  registryStateOf,
  renderPage,
  type Site,
} from '../web/index.js';
import { readFor } from './queries/read-for.js';
import { listMessages } from './views/list-messages.js';
import { ListPage } from './views/list-page.js';
import { listPath, parseListQuery } from './views/list-query.js';
import { ProjectPage } from './views/project-page.js';
import { readListView, stateOf } from './views/read-list-view.js';
import { readProjectView } from './views/read-project-view.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const hidden = { config: open, schema: { hide: true } };

/** The pages of projects in both languages: the list and one page per project. */
export function projectPages(pages: App, { database, site }: PageParts): void {
  for (const { language, pattern } of localRoutes('/vorhaben')) {
    pages.get(pattern, hidden, async (request, reply) => {
      const query = parseListQuery(request.query as Record<string, unknown>, language);
      const { view, viewpoint } = await readFor(database, visitorOf(request, reply), query.filter, (db) =>
        readListView(db, query, language),
      );
      const title = listMessages.title[language];
      const head: PageHead = {
        language,
        path: listPath(query, { cursor: query.cursor }),
        title,
        section: 'projects',
        crumbs: [{ label: title, path: null }],
        registry: registryStateOf(viewpoint),
        state: pageStateOf(viewpoint, stateOf(query)),
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      reply.code(view.result === null ? 400 : 200);
      return sendPage(reply, await renderPage(site, head, <ListPage view={view} language={language} />));
    });
  }
  for (const { language, pattern } of localRoutes('/vorhaben/:reference')) {
    pages.get<{ Params: { reference: string } }>(pattern, hidden, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const { view, viewpoint } = await readProjectView(database.orm, request.params.reference, asOf);
      const { reference, name } = view.record;
      const state = pageStateOf(viewpoint, asOf);
      const head: PageHead = {
        language,
        path: inState(`/vorhaben/${encodeURIComponent(reference)}`, state.asOf),
        title: name,
        section: 'projects',
        crumbs: [
          { label: listMessages.title[language], path: '/vorhaben' },
          { label: reference, path: null },
        ],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      return sendPage(reply, await renderPage(site, head, <ProjectPage view={view} language={language} />));
    });
  }
}

const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(html);
