import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../../history/index.js';
import type { Database } from '../../platform/database/database.js';
import { clientGone } from '../../platform/http/client-gone.js';
import { setRegistryRevision } from '../../platform/http/registry-revision.js';
import type { Gate } from '../../platform/workers/gate.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { type Selection, streamProjects } from '../queries/stream-projects.js';
import type { ProjectRecord } from '../record.js';
import type { ExportFormat, ExportSubject } from './formats.js';
import type { SelectionQuery } from './schemas.js';

export interface ExportRoom {
  readonly database: Database;
  readonly gate: Gate;
}

/** Trailer behind the last byte of a whole export: how many projects it holds. A cut export has none. */
export const rowCountTrailer = 'x-row-count';

/**
 * Answers with an export as it is being read. What fails before the first byte is a problem as anywhere; what fails later
 * breaks the connection without the end mark of the answer, so that no program takes a part for the whole.
 *
 * @throws Problem `overloaded`, `not_found` for a revision that does not exist
 */
export async function sendExport(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, gate }: ExportRoom,
  query: SelectionQuery,
  format: ExportFormat,
): Promise<FastifyReply> {
  const { sort = [], asOf, workflow, ...filter } = query;
  const viewpoint = await viewpointAt(database.orm, asOf);
  const subject = { filter, viewpoint, dictionary: await dictionaryAt(database.orm, viewpoint.revision) };
  setRegistryRevision(reply, viewpoint.revision);
  reply.type(format.mediaType);
  reply.header('content-disposition', `attachment; filename="${fileName(subject, format)}"`);
  if (request.method === 'HEAD') return reply.send(Readable.from([]));

  const gone = clientGone(reply);
  const leave = await gate.enter(gone);
  logExport(request, subject, format);
  const selection = { filter, sort: sort.map(({ name, descending }) => ({ key: name, descending })) };
  // Nothing unpublished exists outside row security, so asking for anything else finds nothing.
  const finds = workflow === undefined || workflow.includes('published');
  const counted = { rows: 0 };
  const records = finds ? countedRecords({ database, subject, selection, gone, counted }) : nothing();
  if (request.raw.httpVersion === '1.1') reply.trailer(rowCountTrailer, async () => String(counted.rows));
  const stream = Readable.from(format.write(records, subject), { objectMode: false });
  stream.once('close', leave);
  return reply.send(stream);
}

async function* countedRecords(work: {
  database: Database;
  subject: ExportSubject;
  selection: Selection;
  gone: AbortSignal;
  counted: { rows: number };
}): AsyncGenerator<ProjectRecord[]> {
  const { database, subject, selection, gone, counted } = work;
  for await (const piece of streamProjects(database, subject.viewpoint, selection, gone)) {
    yield piece;
    counted.rows += piece.length;
  }
}

async function* nothing(): AsyncGenerator<ProjectRecord[]> {}

/** Names of filters only: what was searched for is nobody's business. */
function logExport(
  request: FastifyRequest,
  { viewpoint, filter }: ExportSubject,
  format: ExportFormat,
): void {
  request.log.info(
    {
      format: format.extension,
      revision: viewpoint.revision,
      scope: filter.scope,
      filters: Object.keys(filter).filter((name) => name !== 'scope'),
      actor: request.actor?.id ?? null,
    },
    'export begins',
  );
}

function fileName({ filter, viewpoint }: ExportSubject, { extension }: ExportFormat): string {
  const { scope, ...narrowed } = filter;
  const what = [
    'vorhaben',
    ...(scope === 'programme' ? ['stadtentwicklung'] : []),
    ...(Object.keys(narrowed).length > 0 ? ['auswahl'] : []),
  ];
  return `${what.join('-')}_registerstand-${viewpoint.revision}_${viewpoint.reckoningDay}.${extension}`;
}
