import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { renderPage, type Site } from '../web/index.js';
import { OutboxPage } from './outbox-page.js';
import { demoOutbox } from './queries.js';

/** Where the demo's mail is read, by everybody. In a real registry there is no such page. */
export function outboxPages(pages: App, { database, site }: { database: Database; site: Site }): void {
  if (!site.demo) return;
  pages.get('/postausgang', { config: open, schema: { hide: true } }, async (request, reply) => {
    const head = {
      language: 'de',
      // There is no English one: the way to the other language is that of the start page.
      path: '/',
      title: 'Postausgang',
      section: null,
      crumbs: [{ label: 'Postausgang', path: null }],
      registry: 'unread',
      person: request.actor,
    } as const;
    const mails = await demoOutbox(database.orm);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return reply.send(await renderPage(site, head, <OutboxPage mails={mails} />));
  });
}
