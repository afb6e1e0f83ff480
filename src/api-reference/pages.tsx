import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { renderPage, type Site } from '../web/index.js';
import type { ApiDocument } from './api-document.js';
import { ReferencePage } from './reference-page.js';

/** `/docs`: the API's document as a page, drawn from the routes, without script. English, like the API itself. */
export function apiReferencePages(app: App, { site }: { site: Site }): void {
  let page: Promise<string> | undefined;
  app.get('/docs', { config: open, schema: { hide: true } }, async (_request, reply) => {
    // The routes do not change while the service runs.
    page ??= drawn(app.swagger() as unknown as ApiDocument, site);
    return reply.type('text/html; charset=utf-8').send(await page);
  });
}

function drawn(document: ApiDocument, site: Site): Promise<string> {
  const head = {
    language: 'en' as const,
    // The reference exists once; the other language leads to the start page.
    path: '/',
    title: 'API reference',
    section: null,
    crumbs: [{ label: 'API reference', path: null }],
    registry: 'unread' as const,
  };
  return renderPage(site, head, <ReferencePage document={document} />);
}
