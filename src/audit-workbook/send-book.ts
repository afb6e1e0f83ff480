import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../platform/database/database.js';
import { actorOf, readingAs } from '../platform/http/access.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { workbookMediaType } from '../projects/index.js';
import type { BookQuery } from './ask-book.js';
import { auditWorkbook } from './book/audit-workbook.js';
import { readAuditBook } from './queries/read-audit-book.js';

export interface BookParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
  readonly publicUrl: () => string;
}

const labels = {
  city: 'Stadt (AGS)',
  fundingPeriod: 'Förderperiode',
  fund: 'Fonds',
  guideline: 'Förderrichtlinie',
} as const;

/** Draws the audit workbook a request asks for. Reading it is in the access log, as every export is. */
export async function sendAuditBook(
  parts: BookParts,
  request: FastifyRequest,
  reply: FastifyReply,
  query: BookQuery,
): Promise<FastifyReply> {
  const { asOf, scope, reference = null, ...values } = query;
  const chosen = (Object.keys(labels) as (keyof typeof labels)[]).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const filter = { scope, ...Object.fromEntries(chosen.map(({ name, value }) => [name, [value]])) };
  const book = await readingAs(parts, request, (tx) => readAuditBook(tx, { asOf, filter, reference }));
  const workbook = auditWorkbook(book, {
    filter: [
      ['Umfang', scope === 'all' ? 'ganzes Register' : 'nur das Programm'],
      ...chosen.map(({ name, value }) => [labels[name], value] as const),
      ...(reference === null ? [] : [['Kennung', reference] as const]),
    ],
    drawnBy: actorOf(request).label,
    address: parts.publicUrl(),
  });
  const { revision } = book.viewpoint;
  setRegistryRevision(reply, revision);
  reply.type(workbookMediaType).header('cache-control', 'no-store');
  reply.header('content-disposition', `attachment; filename="pruefmappe-stand-${revision}.xlsx"`);
  return reply.send(Buffer.from(await writeWorkbook(parts.drawingPool, workbook)));
}
