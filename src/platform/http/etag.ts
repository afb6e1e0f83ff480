import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Problem } from '../../kernel/problem.js';
import { serialise } from './serialisation.js';

/** Strong entity tag of a representation: the SHA-256 of its bytes. */
export const etagOf = (body: string | Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url')}"`;

/** The tag under which the compressed form of the same bytes travels (RFC 9110, 8.8.3.3). */
export const compressedTag = (etag: string): string => `${etag.slice(0, -1)}-gzip"`;

const tagsIn = (header: string): string[] =>
  (header.match(/(?:W\/)?"[^"]*"/g) ?? []).map((tag) => tag.replace('-gzip"', '"'));

/** Whether the client's copy is still the same (`If-None-Match`; weak comparison). */
export function isUnchanged(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || tagsIn(header).some((tag) => tag.replace(/^W\//, '') === etag);
}

/**
 * Refuses a change that was not made from the present state: without `If-Match` `precondition_required`, with another
 * tag `stale`. `current` is what GET would answer now under `schema`; call this inside the transaction that locks the row.
 */
export function requireMatch<Schema extends z.ZodType>(
  request: FastifyRequest,
  schema: Schema,
  current: z.output<Schema>,
): void {
  const header = request.headers['if-match'];
  if (header === undefined) throw new Problem('precondition_required');
  if (header.trim() === '*') return;
  const etag = etagOf(serialise(schema, current, 'If-Match'));
  if (!tagsIn(header).includes(etag)) throw new Problem('stale');
}
