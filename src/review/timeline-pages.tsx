import { readersOfAll } from '../kernel/actor.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type PageParts, pageFor, sendPage } from './page-kit.js';
import { readTimeline } from './read-timeline.js';
import { TimelinePage } from './views/timeline-page.js';

/** What happened to one project, for the service centre and for auditors. */
export function timelinePages(pages: App, parts: PageParts): void {
  pages.get<{ Params: { reference: string } }>(
    '/servicestelle/vorhaben/:reference/verlauf',
    pageFor(...readersOfAll),
    async (request, reply) => {
      const view = await readTimeline(parts.database, writerOf(request), request.params.reference);
      const { zeigen } = request.query as { zeigen?: unknown };
      const page = <TimelinePage view={view} onlyPublished={zeigen === 'fassungen'} />;
      return sendPage(parts, request, reply, `Verlauf: ${view.name}`, page, [
        { label: 'Vorhaben', path: '/vorhaben' },
        ...(view.isPublished
          ? [{ label: view.reference, path: `/vorhaben/${encodeURIComponent(view.reference)}` }]
          : []),
      ]);
    },
  );
}
