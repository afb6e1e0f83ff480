import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../../history/index.js';
import type { Database } from '../../platform/database/database.js';
import { visitorOf } from '../../platform/http/client-gone.js';
import { logFailure } from '../../platform/http/failure-log.js';
import { problemFrom } from '../../platform/http/problem-from-error.js';
import { setRegistryRevision } from '../../platform/http/registry-revision.js';
import type { Gate } from '../../platform/workers/gate.js';
import type { ProjectFilter } from '../filter.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { organisationNames } from '../queries/organisation-names.js';
import { streamProjects } from '../queries/stream-projects.js';
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
  const { revision } = viewpoint;
  const [dictionary, beneficiaries] = await Promise.all([
    dictionaryAt(database.orm, revision),
    organisationNames(database.orm, revision, filter.beneficiary ?? []),
  ]);
  const subject = { filter, viewpoint, dictionary, beneficiaries };
  setRegistryRevision(reply, viewpoint.revision);
  reply.type(format.mediaType);
  reply.header('content-disposition', `attachment; filename="${fileName(subject, format)}"`);
  if (request.method === 'HEAD') return reply.send(Readable.from([]));

  const visitor = visitorOf(request, reply);
  const { gone } = visitor;
  const leave = await gate.enter(visitor);
  logExport(request, subject, format);
  const selection = { filter, sort: sort.map(({ name, descending }) => ({ key: name, descending })) };
  // Nothing unpublished exists outside row security, so asking for anything else finds nothing.
  const finds = workflow === undefined || workflow.includes('published');
  const records = await beginning(
    finds ? streamProjects(database, viewpoint, selection, gone) : nothing(),
    leave,
  );
  if (request.raw.httpVersion === '1.1') reply.trailer(rowCountTrailer, async () => String(records.count()));
  const stream = Readable.from(format.write(records, subject), { objectMode: false });
  stream.once('close', records.end);
  // Nobody can be answered any more; before the first byte the server answers as to any failure.
  stream.once('error', (error) => {
    if (!gone.aborted && reply.raw.headersSent) logFailure(request, problemFrom(error));
  });
  return reply.send(stream);
}

async function* nothing(): AsyncGenerator<ProjectRecord[]> {}

interface BegunRecords extends AsyncIterable<readonly ProjectRecord[]> {
  /** How many have been taken so far. */
  count(): number;
  /** Gives everything free, also when nobody ever took a record. */
  end(): void;
}

/** Reads the first piece, so that what can fail at once fails while an ordinary refusal is still possible. */
async function beginning(records: AsyncGenerator<ProjectRecord[]>, leave: () => void): Promise<BegunRecords> {
  let rows = 0;
  let first: IteratorResult<ProjectRecord[]> | null;
  const end = (): void => {
    records.return(undefined).then(leave, leave);
  };
  try {
    first = await records.next();
  } catch (error) {
    end();
    throw error;
  }
  const next = async () => {
    const piece = first ?? (await records.next());
    first = null;
    if (!piece.done) rows += piece.value.length;
    return piece;
  };
  return { count: () => rows, end, [Symbol.asyncIterator]: () => ({ next }) };
}

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

function fileName({ filter, viewpoint }: ExportSubject, { extension, stem }: ExportFormat): string {
  const what = stem ?? stemOf(filter);
  return `${what}_registerstand-${viewpoint.revision}_${viewpoint.reckoningDay}.${extension}`;
}

function stemOf({ scope, ...narrowed }: ProjectFilter): string {
  const what = [
    'vorhaben',
    ...(scope === 'programme' ? ['stadtentwicklung'] : []),
    ...(Object.keys(narrowed).length > 0 ? ['auswahl'] : []),
  ];
  return what.join('-');
}
