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
import { type ComparisonFault, ComparisonPage, comparisonPath } from './comparison-page.js';
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
      const { peerGroup, topic, scope, faults } = choicesIn(request.query);
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
      if (faults.length > 0) reply.code(400);
      const page = <ComparisonPage comparison={comparison} language={language} faults={faults} />;
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
}

/** What the address chooses; where it names no choice there is, the usual one and what was said instead. */
function choicesIn(query: Asked['Querystring']) {
  const faults: ComparisonFault[] = [];
  const chosen = <Choice extends string>(
    name: ComparisonFault['name'],
    choices: readonly Choice[],
    usual: Choice,
  ) => {
    const { [name]: said = usual } = query;
    const choice = choices.find((one) => one === said);
    if (choice === undefined) faults.push({ name, said: String(said).slice(0, longestSaid) });
    return choice ?? usual;
  };
  const peerGroup = chosen('group', peerGroups, 'size');
  const topic = chosen('by', topics, 'object');
  const scope = chosen('scope', ['programme', 'all'], 'programme');
  return { peerGroup, topic, scope, faults };
}

const longestSaid = 60;
