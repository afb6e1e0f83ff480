import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AsOf } from '../kernel/as-of.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { readingAsWhoever } from '../platform/http/access.js';
import { asOfIn } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { type Sight, sightAt } from './past.js';

/**
 * Reads what belongs to no revision, in the state that is asked for and as whoever asks; the answer names the revision.
 *
 * @throws Problem `not_found` for a revision that does not exist.
 */
export const readingAt = <Result>(
  parts: { readonly database: Database },
  request: FastifyRequest,
  reply: FastifyReply,
  asOf: AsOf | undefined,
  read: (tx: Transaction, sight: Sight) => Promise<Result>,
): Promise<Result> =>
  readingAsWhoever(parts, request, async (tx) => {
    const sight = await sightAt(tx, asOf);
    setRegistryRevision(reply, sight.viewpoint.revision);
    return read(tx, sight);
  });

/** As `readingAt`, in the state the address of a page asks for; beside what was read stands from where it is seen. */
export const readingPageAt = <Result extends object>(
  parts: { readonly database: Database },
  request: FastifyRequest,
  reply: FastifyReply,
  read: (tx: Transaction, sight: Sight) => Promise<Result>,
): Promise<Result & { readonly sight: Sight }> =>
  readingAt(parts, request, reply, asOfIn(request.query), async (tx, sight) => ({
    ...(await read(tx, sight)),
    sight,
  }));
