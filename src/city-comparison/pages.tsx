import { Problem } from '../kernel/problem.js';
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
import { ComparisonPage, comparisonPath } from './comparison-page.js';
import { comparisonMessages } from './messages.js';
import { peerGroups, topics } from './peers.js';
import { readComparison } from './read-comparison.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type Asked = { Params: { ags: string }; Querystring: Readonly<Record<string, unknown>> };

/** One city among its peers, in both languages. */
export function cityComparisonPages(pages: App, { database, site }: PageParts): void {
  for (const { language, pattern } of localRoutes(comparisonPath(':ags')))
    pages.get<Asked>(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const { group = 'size', scope = 'programme', by = 'object' } = request.query;
      const peerGroup = peerGroups.find((known) => known === group);
      const topic = topics.find((known) => known === by);
      if (peerGroup === undefined || topic === undefined || (scope !== 'programme' && scope !== 'all'))
        throw new Problem('invalid_parameter');
      const asOf = asOfIn(request.query);
      const visitor = visitorOf(request, reply);
      const { ags } = request.params;
      const comparison = await readComparison(database, visitor, ags, { peerGroup, scope, topic, asOf });
      const { viewpoint, city } = comparison;
      const state = pageStateOf(viewpoint, asOf);
      setRegistryRevision(reply, viewpoint.revision);
      const head: PageHead = {
        language,
        path: inState(
          `${comparisonPath(city.ags)}?group=${peerGroup}&scope=${scope}&by=${topic}`,
          state.asOf,
        ),
        title: comparisonMessages.title(city.name)[language],
        section: 'analysis',
        crumbs: [
          { label: comparisonMessages.section[language], path: '/auswertung' },
          { label: city.name, path: null },
        ],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      if (request.actor != null) reply.header('cache-control', 'no-store');
      const page = <ComparisonPage comparison={comparison} language={language} />;
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
}
