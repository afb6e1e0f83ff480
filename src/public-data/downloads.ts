import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../platform/database/database.js';
import { bulkConnections } from '../platform/database/pools.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfParam } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
import { Gate } from '../platform/workers/gate.js';
import { type ExportFormat, type ExportRoom, sendExport } from '../projects/index.js';
import { listPath } from './addresses.js';
import { csvOf, jsonOf, workbookOf, xmlOf } from './operations-list/formats.js';
import { type ListExtension, type OperationsList, operationsLists } from './operations-list/lists.js';

const mostWaiting = 32;
/** Each workbook takes a processor of its own. */
const mostWorkbooks = 2;

const querystring = z.strictObject({
  asOf: asOfParam.optional(),
  dialect: z.enum(['rfc4180', 'excel-de']).optional(),
});
type Asked = z.output<typeof querystring>;

const formats: Readonly<Record<ListExtension, (list: OperationsList, asked: Asked) => ExportFormat>> = {
  csv: (list, { dialect = 'rfc4180' }) => csvOf(list, dialect),
  xlsx: workbookOf,
  json: jsonOf,
  xml: xmlOf,
};

/** The public lists of operations at addresses that stay, whole and streamed, at any past state with `asOf`. */
export function listDownloads(pages: App, { database }: { database: Database }): void {
  const room = { database, gate: new Gate(bulkConnections, mostWaiting) };
  const workbookRoom = { database, gate: new Gate(mostWorkbooks, mostWaiting) };
  for (const list of operationsLists)
    for (const extension of list.extensions)
      pages.get(
        listPath(list.key, extension),
        { config: { ...open, rateLimit: limits.files }, schema: { hide: true, querystring } },
        (request, reply) =>
          sendList(request, reply, extension === 'xlsx' ? workbookRoom : room, {
            list,
            format: formats[extension](list, request.query),
            asked: request.query,
          }),
      );
}

interface WantedList {
  readonly list: OperationsList;
  readonly format: ExportFormat;
  readonly asked: Asked;
}

/** In the order of the codes, so that two deliveries can be laid beside each other. */
const sendList = (
  request: FastifyRequest,
  reply: FastifyReply,
  room: ExportRoom,
  { list, format, asked: { asOf } }: WantedList,
): Promise<FastifyReply> =>
  sendExport(
    request,
    reply,
    room,
    {
      scope: 'all',
      fundingPeriod: [list.key],
      sort: [{ name: 'reference', descending: false }],
      ...(asOf === undefined ? {} : { asOf }),
    },
    format,
  );
