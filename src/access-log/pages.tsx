import { z } from 'zod';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { renderPage, type Site, workspaceHead } from '../web/index.js';
import { listReadings } from './queries.js';
import { ReadingsPage } from './readings-page.js';

const title = 'Zugriffsprotokoll';
const querystring = z.object({
  person: z.uuid().optional(),
  vor: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform(BigInt)
    .optional(),
});

/** Where auditors and administrators see who read what is not public. */
export function accessLogPages(pages: App, { database, site }: { database: Database; site: Site }): void {
  pages.get(
    '/verwaltung/zugriffe',
    { config: only('auditor', 'administrator'), schema: { hide: true, querystring } },
    async (request, reply) => {
      const asked = { personId: request.query.person ?? null, before: request.query.vor ?? null };
      const { readings, hasMore } = await listReadings(database.orm, writerOf(request), asked);
      const head = workspaceHead(request, { title, section: 'accessLog' });
      reply.type('text/html; charset=utf-8');
      return reply.send(
        await renderPage(site, head, <ReadingsPage readings={readings} hasMore={hasMore} asked={asked} />),
      );
    },
  );
}
