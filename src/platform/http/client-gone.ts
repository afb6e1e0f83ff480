import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visitor } from '../workers/gate.js';

/**
 * A signal that fires when the client hangs up before its answer is complete, so that its query can be cancelled.
 * (fastify's own `request.signal` also fires as soon as a body has been read.)
 */
export function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // Who hung up while something else was awaited: the event has passed.
  if (reply.raw.destroyed && !reply.raw.writableFinished) controller.abort();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Whoever sends a request, for the gates before heavy work. */
export const visitorOf = (request: FastifyRequest, reply: FastifyReply): Visitor => ({
  gone: clientGone(reply),
  source: request.ip,
});
