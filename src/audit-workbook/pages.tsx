import { z } from 'zod';
import { mandatesOf, mandateWords } from '../audits/index.js';
import { readersOfAll } from '../kernel/actor.js';
import { actorOf, only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { limits } from '../platform/http/rate-limits.js';
import { renderPage, type Site, workspaceHead } from '../web/index.js';
import { type BookParts, sendAuditBook } from './send-book.js';
import { DeskPage } from './views/desk-page.js';

const asked = z.object({
  kennung: z.string().max(50).catch(''),
  stand: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional()
    .catch(undefined),
  bereich: z.enum(['', 'programm']).catch(''),
});

/** The auditor's desk: where to begin, and the workbook to take along. */
export function auditDeskPages(pages: App, parts: BookParts & { readonly site: Site }): void {
  const options = { config: only(...readersOfAll), schema: { hide: true } };
  pages.get('/pruefung', options, async (request, reply) => {
    const { kennung } = asked.parse(request.query);
    const wanted = kennung.trim();
    if (wanted !== '')
      return reply.redirect(`/servicestelle/vorhaben/${encodeURIComponent(wanted)}/verlauf`, 303);
    const { personId } = actorOf(request);
    const [own] = personId === null ? [] : await readingAs(parts, request, (tx) => mandatesOf(tx, personId));
    const mandate = own?.mandate == null ? null : mandateWords(own.mandate);
    const head = workspaceHead(request, { title: 'Prüfung', section: 'auditDesk' });
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return reply.send(await renderPage(parts.site, head, <DeskPage mandate={mandate} />));
  });
  pages.get(
    '/pruefung/mappe.xlsx',
    { config: { ...only(...readersOfAll), rateLimit: limits.files }, schema: { hide: true } },
    (request, reply) => {
      const { kennung, stand, bereich } = asked.parse(request.query);
      return sendAuditBook(parts, request, reply, {
        scope: bereich === 'programm' ? 'programme' : 'all',
        ...(kennung === '' ? {} : { reference: kennung }),
        ...(stand === undefined ? {} : { asOf: { kind: 'revision', revision: Number(stand) } }),
      });
    },
  );
}
