import type { FastifyReply } from 'fastify';

/** Says which registry revision an answer shows (header `Registry-Revision`). */
export function setRegistryRevision(reply: FastifyReply, revision: number): void {
  reply.header('registry-revision', String(revision));
}
