import { readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { actionPages } from './action-pages.js';
import { readInquiries, today } from './queries.js';
import { emptyHead } from './read-inquiry-view.js';
import { mayWrite, type PageParts, reading, send, sendInquiry, sendNew, writing } from './send-pages.js';
import { InquiriesPage } from './views/inquiries-page.js';
import { inquiriesPath } from './words.js';

/** The log of questions from parliament: the service centre writes it, auditors read it. */
export function inquiryPages(pages: App, parts: PageParts): void {
  pages.get(inquiriesPath, reading, async (request, reply) => {
    const listed = await readingAs(parts, request, async (tx) => ({
      inquiries: await readInquiries(tx),
      today: await today(tx),
    }));
    const view = { ...listed, mayWrite: mayWrite(request) };
    return send(parts, request, reply, 'Anfragen aus dem Landtag', <InquiriesPage view={view} />);
  });
  pages.get(`${inquiriesPath}/neu`, writing, (request, reply) => sendNew(parts, request, reply, emptyHead));
  pages.get<{ Params: { id: string } }>(`${inquiriesPath}/:id`, reading, (request, reply) =>
    sendInquiry(parts, request, reply, request.params.id),
  );
  actionPages(pages, parts);
}
