import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-instance.js';
import { compressedTag, etagOf, isUnchanged } from './etag.js';

const compress = promisify(gzip);
const worthCompressing = 1_400;
const compressible = /^(?:text\/|application\/(?:json|problem\+json|xml)|image\/svg\+xml)/;

/**
 * Gives every answer its id, cache rule, entity tag and compression. Streams pass untouched: a cut export has to show
 * that it was cut, and has no tag before its end.
 */
export function finishAnswers(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', cacheRule(request));
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    // Once, not for the tag, the length and the socket anew.
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    if (hasTag(request, reply)) {
      const etag = tagOf(bytes);
      reply.header('etag', etag);
      if (isUnchanged(readingHeader(request), etag)) return unchanged(reply);
    }
    return compressed(request, reply, bytes);
  });
}

const isReading = (request: FastifyRequest): boolean => request.method === 'GET' || request.method === 'HEAD';

const readingHeader = (request: FastifyRequest): string | undefined =>
  isReading(request) ? request.headers['if-none-match'] : undefined;

const cacheRule = (request: FastifyRequest): string => {
  if (!isReading(request)) return 'no-store';
  return request.actor === null ? 'no-cache' : 'private, no-cache';
};

/** A read, or a write that answers with the record as a read would give it. */
function hasTag(request: FastifyRequest, reply: FastifyReply): boolean {
  if (reply.hasHeader('etag')) return false;
  const status = reply.statusCode;
  if (isReading(request)) return status === 200;
  return (request.method === 'PATCH' && status === 200) || (request.method === 'POST' && status === 201);
}

function unchanged(reply: FastifyReply): null {
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}

async function compressed(request: FastifyRequest, reply: FastifyReply, payload: Buffer): Promise<Buffer> {
  const type = String(reply.getHeader('content-type') ?? '');
  const untouched = isReading(request) && !reply.hasHeader('content-encoding');
  if (!untouched || payload.length < worthCompressing || !compressible.test(type)) return payload;
  addVary(reply, 'Accept-Encoding');
  if (!acceptsGzip(request)) return payload;
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string') reply.header('etag', compressedTag(etag));
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return compressedOnce(payload);
}

// Answers that are given again (kept-answers.ts) are the same buffer: their tag and compressed form are made once.
const tags = new WeakMap<Buffer, string>();
const compressedForms = new WeakMap<Buffer, Promise<Buffer>>();

function tagOf(bytes: Buffer): string {
  const tag = tags.get(bytes) ?? etagOf(bytes);
  tags.set(bytes, tag);
  return tag;
}

function compressedOnce(bytes: Buffer): Promise<Buffer> {
  const form = compressedForms.get(bytes) ?? compress(bytes, { level: 4 });
  compressedForms.set(bytes, form);
  return form;
}

const gzipWanted = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/i;

/** Whether the client takes compressed answers. */
export const acceptsGzip = (request: FastifyRequest): boolean =>
  gzipWanted.test(String(request.headers['accept-encoding'] ?? ''));

function addVary(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before ? `${before}, ${name}` : name);
}
