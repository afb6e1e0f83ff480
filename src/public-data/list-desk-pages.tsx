import type { FastifyRequest } from 'fastify';
import { readersOfAll } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { clientGone } from '../platform/http/client-gone.js';
import { limits } from '../platform/http/rate-limits.js';
import { Gate } from '../platform/workers/gate.js';
import { sendExport } from '../projects/index.js';
import { allInForce } from '../waivers/index.js';
import { sendWorkspacePage } from '../web/index.js';
import { ListChecks } from './list-checks.js';
import { GapWaivers } from './operations-list/gap-waivers.js';
import { gapsCsv } from './operations-list/gaps-csv.js';
import { type OperationsList, operationsLists } from './operations-list/lists.js';
import type { PublicDataParts } from './pages.js';
import { readLists } from './read-lists.js';
import { ListDeskPage, listDeskPath, listDeskTitle } from './views/list-desk-page.js';

/** A check reads every operation of a list. */
const mostChecks = 2;
const mostWaiting = 16;

type OfOneList = { Params: { key: string }; Querystring: Readonly<Record<string, unknown>> };

/** Where the service centre sees whether the public lists are up to date and complete, before anybody asks. */
export function listDeskPages(pages: App, { database, site }: PublicDataParts): void {
  const checks = new ListChecks(database);
  const gate = new Gate(mostChecks, mostWaiting);
  const gapWaivers = async (request: FastifyRequest) =>
    new GapWaivers(await readingAs({ database }, request, allInForce));

  pages.get(
    listDeskPath,
    { config: only(...readersOfAll), schema: { hide: true } },
    async (request, reply) => {
      const { states } = await readLists(database);
      const gone = clientGone(reply);
      const leave = await gate.enter({ gone, source: request.ip });
      try {
        const waivers = await gapWaivers(request);
        const listed = [];
        for (const state of states) listed.push({ state, check: await checks.of(state.list, waivers, gone) });
        return sendWorkspacePage(
          site,
          request,
          reply,
          { title: listDeskTitle, section: 'reports' },
          <ListDeskPage listed={listed} />,
        );
      } finally {
        leave();
      }
    },
  );

  pages.get<OfOneList>(
    `${listDeskPath}/:key/pruefbericht.csv`,
    { config: { ...only(...readersOfAll), rateLimit: limits.files }, schema: { hide: true } },
    async (request, reply) => {
      const list = listOf(request);
      const query = { scope: 'all' as const, fundingPeriod: [list.key] };
      return sendExport(request, reply, { database, gate }, query, gapsCsv(list, await gapWaivers(request)));
    },
  );
}

/** @throws Problem `not_found` */
function listOf(request: FastifyRequest<OfOneList>): OperationsList {
  const list = operationsLists.find(({ key }) => key === request.params.key);
  if (list === undefined) throw new Problem('not_found');
  return list;
}
