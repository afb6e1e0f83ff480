import { writtenAsOf } from '../kernel/as-of.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
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
import { catalogPath, openDataPath } from './addresses.js';
import { catalogNodes } from './dcat/catalog.js';
import { jsonLdOf, turtleOf } from './dcat/write.js';
import { listDownloads } from './downloads.js';
import { listDeskPages } from './list-desk-pages.js';
import { openDataMessages } from './messages.js';
import type { Publisher } from './publisher.js';
import { readLists } from './read-lists.js';
import { OpenDataPage } from './views/open-data-page.js';

export interface PublicDataParts {
  readonly database: Database;
  readonly site: Site;
  readonly publisher: Publisher;
  readonly publicUrl: () => string;
}

/** Open data: its page, the lists, their metadata, and the page on which the service centre looks after them. */
export function publicDataPages(pages: App, parts: PublicDataParts): void {
  openDataPages(pages, parts);
  listDownloads(pages, parts);
  metadata(pages, parts);
  listDeskPages(pages, parts);
}

function openDataPages(pages: App, { database, site, publisher }: PublicDataParts): void {
  for (const { language, pattern } of localRoutes(openDataPath))
    pages.get(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const { viewpoint, states } = await readLists(database, asOf);
      const state = pageStateOf(viewpoint, asOf);
      setRegistryRevision(reply, viewpoint.revision);
      const title = openDataMessages.title[language];
      const head: PageHead = {
        language,
        path: inState(openDataPath, state.asOf),
        title,
        section: null,
        crumbs: [{ label: title, path: null }],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      if (request.actor !== null) reply.header('cache-control', 'no-store');
      const page = <OpenDataPage states={states} publisher={publisher} language={language} />;
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
}

const mediaTypes = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
} as const;

function metadata(pages: App, { database, publisher, publicUrl }: PublicDataParts): void {
  for (const extension of ['ttl', 'jsonld'] as const)
    pages.get(
      catalogPath(extension),
      { config: { ...open, rateLimit: limits.files }, schema: { hide: true } },
      async (request, reply) => {
        const asOf = asOfIn(request.query);
        const { viewpoint, states } = await readLists(database, asOf);
        setRegistryRevision(reply, viewpoint.revision);
        const nodes = catalogNodes({
          publicUrl: publicUrl(),
          publisher,
          states,
          asOf: asOf === undefined ? null : writtenAsOf(asOf),
        });
        return reply
          .type(mediaTypes[extension])
          .send(extension === 'ttl' ? await turtleOf(nodes) : jsonLdOf(nodes));
      },
    );
}
