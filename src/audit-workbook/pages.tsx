import { z } from 'zod';
import { mandatesOf, mandateWords } from '../audits/index.js';
import { viewpointAt } from '../history/index.js';
import { readersOfAll } from '../kernel/actor.js';
import { actorOf, only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
import { pageStateOf, type Site, sendWorkspacePage } from '../web/index.js';
import { type BookParts, sendAuditBook } from './send-book.js';
import { DeskPage } from './views/desk-page.js';

const asked = z.object({
  kennung: z.string().max(50).catch(''),
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
    const { personId, role } = actorOf(request);
    const [own] = personId === null ? [] : await readingAs(parts, request, (tx) => mandatesOf(tx, personId));
    const mandate = own?.mandate == null ? null : mandateWords(own.mandate);
    const asOf = asOfIn(request.query);
    const state = pageStateOf(await viewpointAt(parts.database.orm, asOf), asOf);
    const head = { title: 'Prüfung', section: 'auditDesk', state } as const;
    const page = <DeskPage mandate={mandate} isAuditor={role === 'auditor'} />;
    return sendWorkspacePage(parts.site, request, reply, head, page);
  });
  pages.get(
    '/pruefung/mappe.xlsx',
    { config: { ...only(...readersOfAll), rateLimit: limits.files }, schema: { hide: true } },
    (request, reply) => {
      const { kennung, bereich } = asked.parse(request.query);
      const asOf = asOfIn(request.query);
      return sendAuditBook(parts, request, reply, {
        scope: bereich === 'programm' ? 'programme' : 'all',
        ...(kennung === '' ? {} : { reference: kennung }),
        ...(asOf === undefined ? {} : { asOf }),
      });
    },
  );
}
