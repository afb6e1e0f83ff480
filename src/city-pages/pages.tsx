import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  citiesPath,
  cityPath,
  inState,
  localRoutes,
  type PageHead,
  pageStateOf,
  registryStateOf,
  renderPage,
  type Site,
} from '../web/index.js';
import { cityMessages as words } from './messages.js';
import { listCities, readCity } from './read-city.js';
import { CityList } from './views/city-list.js';
import { CityPage } from './views/city-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
const hidden = { config: open, schema: { hide: true } };

/** The public pages of cities in both languages and as of any state: all of them, and one page each. */
export function cityPages(pages: App, { database: { orm }, site }: PageParts): void {
  for (const { language, pattern } of localRoutes(citiesPath))
    pages.get(pattern, hidden, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const { viewpoint, cities } = await listCities(orm, asOf);
      const state = pageStateOf(viewpoint, asOf);
      const title = words.title[language];
      const head: PageHead = {
        language,
        path: inState(citiesPath, state.asOf),
        title,
        section: 'areas',
        crumbs: [{ label: title, path: null }],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      const page = <CityList cities={cities} language={language} />;
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
  for (const { language, pattern } of localRoutes(cityPath(':ags')))
    pages.get<{ Params: { ags: string } }>(pattern, hidden, async (request, reply) => {
      const asOf = asOfIn(request.query);
      const view = await readCity(orm, request.params.ags, asOf);
      const { viewpoint, city } = view;
      const state = pageStateOf(viewpoint, asOf);
      const head: PageHead = {
        language,
        path: inState(cityPath(city.ags), state.asOf),
        title: city.name,
        section: 'areas',
        crumbs: [
          { label: words.title[language], path: citiesPath },
          { label: city.name, path: null },
        ],
        registry: registryStateOf(viewpoint),
        state,
        person: request.actor,
      };
      setRegistryRevision(reply, viewpoint.revision);
      const page = <CityPage view={view} language={language} />;
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
}
