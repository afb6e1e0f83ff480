import { readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type Site, sendWorkspacePage } from '../web/index.js';
import { readActivity } from './queries.js';
import { ActivityPage } from './views/activity-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** What the service centre did, for its proof of use; nothing in it names anybody. */
export function activityPages(pages: App, parts: PageParts): void {
  const reading = { config: only(...readersOfAll), schema: { hide: true } };
  pages.get<{ Querystring: { year?: string } }>(
    '/servicestelle/taetigkeit',
    reading,
    async (request, reply) => {
      const asked = /^\d{4}$/.exec(request.query.year ?? '')?.[0];
      const year = asked === undefined ? null : Number(asked);
      const activity = await readingAs(parts, request, (tx) => readActivity(tx, year));
      return sendWorkspacePage(
        parts.site,
        request,
        reply,
        { title: 'Tätigkeit der Servicestelle', section: 'network' },
        <ActivityPage activity={activity} />,
      );
    },
  );
}
