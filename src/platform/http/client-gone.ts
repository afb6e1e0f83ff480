import type { FastifyReply } from 'fastify';

/**
 * A signal that fires when the client hangs up before its answer is complete, so that its query can be cancelled.
 * (fastify's own `request.signal` also fires as soon as a body has been read.)
 */
export function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
