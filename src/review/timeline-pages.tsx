import { readersOfAll } from '../kernel/actor.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { parseAsked } from './as-of.js';
import { type PageParts, pageFor, sendPage } from './page-kit.js';
import { readTimeline } from './read-timeline.js';
import { TimelinePage } from './views/timeline-page.js';

/** What happened to one project, for the service centre and for auditors. */
export function timelinePages(pages: App, parts: PageParts): void {
  pages.get<{ Params: { reference: string } }>(
    '/servicestelle/vorhaben/:reference/verlauf',
    pageFor(...readersOfAll),
    async (request, reply) => {
      const query = request.query as Readonly<Record<string, unknown>>;
      const view = await readTimeline(
        parts.database,
        writerOf(request),
        request.params.reference,
        parseAsked(query),
      );
      const page = <TimelinePage view={view} onlyPublished={query.zeigen === 'fassungen'} />;
      return sendPage(parts, request, reply, `Verlauf: ${view.name}`, page, [
        { label: 'Vorhaben', path: '/vorhaben' },
        ...(view.isPublished
          ? [{ label: view.reference, path: `/vorhaben/${encodeURIComponent(view.reference)}` }]
          : []),
      ]);
    },
  );
}
