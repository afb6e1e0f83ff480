import { readingPageAt } from '../history/index.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { limits } from '../platform/http/rate-limits.js';
import { localRoutes, sendNetworkPage } from '../web/index.js';
import type { PageParts } from './page-parts.js';
import { findHandout, readOrSearch } from './queries.js';
import { staffLibraryPages } from './staff-pages.js';
import { HandoutPage, LibraryPage } from './views/public-pages.js';
import { libraryPath as path, libraryMessages as words } from './words.js';

const config = { config: open, schema: { hide: true } };
const searching = { config: { ...open, rateLimit: limits.files }, schema: { hide: true } };
type Asked = { Querystring: { q?: string } };
type ByReference = { Params: { reference: string } };

/** The library for everybody, with what is for cities alone for their people; and the desk of the service centre. */
export function libraryPages(pages: App, parts: PageParts): void {
  for (const { language, pattern } of localRoutes(path))
    pages.get<Asked>(pattern, searching, async (request, reply) => {
      const q = typeof request.query.q === 'string' ? request.query.q.trim().slice(0, 200) : '';
      const { found, sight } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
        found: await readOrSearch(tx, q, sight.past),
      }));
      const handouts = found.filter(({ state }) => state === 'published');
      const address = q === '' ? path : `${path}?q=${encodeURIComponent(q)}`;
      const page = <LibraryPage handouts={handouts} q={q} language={language} />;
      const shown = { language, title: words.title[language], path: address, sight };
      return sendNetworkPage(parts.site, request, reply, shown, page);
    });
  for (const { language, pattern } of localRoutes(`${path}/:reference`))
    pages.get<ByReference>(pattern, config, async (request, reply) => {
      const { reference } = request.params;
      const { handout, sight } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
        handout: await findHandout(tx, reference, sight.past),
      }));
      const crumbs = [{ label: words.title[language], path }];
      const shown = { language, title: handout.title, path: `${path}/${handout.reference}`, crumbs, sight };
      const page = <HandoutPage handout={handout} language={language} />;
      return sendNetworkPage(parts.site, request, reply, shown, page);
    });
  staffLibraryPages(pages, parts);
}
