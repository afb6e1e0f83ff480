import { publishImport, takeBackImport } from '../imports/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type PageParts, pageFor, sendPage } from './page-kit.js';
import { readProposal } from './read-proposal.js';
import { ImportPage } from './views/import-page.js';
import { isUuid, queuePath } from './views/queue-query.js';

type WithImport = { Params: { importId: string } };

const address = '/servicestelle/einlesungen/:importId';

/** Deliveries of sources that one person proposed and another publishes. */
export function importPages(pages: App, parts: PageParts): void {
  pages.get<WithImport>(address, pageFor(...readersOfAll), async (request, reply) => {
    const view = await readProposal(parts.database, writerOf(request), request.params.importId);
    const crumbs = [
      { label: 'Prüfen', path: queuePath },
      { label: 'Einlesungen', path: `${queuePath}?stand=einlesungen` },
    ];
    return sendPage(parts, request, reply, view.title, <ImportPage view={view} />, crumbs);
  });

  pages.post<WithImport>(address, pageFor('lead'), async (request, reply) => {
    const { importId } = request.params;
    if (!isUuid(importId)) throw new Problem('not_found');
    // A second click finds it published and does nothing: both see the same result.
    await publishImport(parts.database, writerOf(request), importId);
    return reply.redirect(`/servicestelle/einlesungen/${importId}`, 303);
  });

  pages.post<WithImport>(
    `${address}/zuruecknehmen`,
    pageFor(...serviceCentreRoles),
    async (request, reply) => {
      const { importId } = request.params;
      if (!isUuid(importId)) throw new Problem('not_found');
      await takeBackImport(parts.database, writerOf(request), importId);
      return reply.redirect(`/servicestelle/einlesungen/${importId}`, 303);
    },
  );
}
