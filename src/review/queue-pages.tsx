import { readersOfAll } from '../kernel/actor.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type PageParts, pageFor, sendPage } from './page-kit.js';
import { readQueue } from './read-queue.js';
import { QueuePage } from './views/queue-page.js';
import { parseQueueQuery, queuePath } from './views/queue-query.js';
import { reviewWords } from './words.js';

/** What waits for the service centre. */
export function queuePages(pages: App, parts: PageParts): void {
  pages.get(queuePath, pageFor(...readersOfAll), async (request, reply) => {
    const query = parseQueueQuery(request.query as Readonly<Record<string, unknown>>);
    const view = await readQueue(parts.database, writerOf(request), query);
    return sendPage(parts, request, reply, reviewWords.queue, <QueuePage view={view} />, []);
  });
}
