import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sql } from 'postgres';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { WriteAttempt } from '../database/acting.js';
import type { App } from './app-instance.js';
import {
  type Attempt,
  claimKey,
  heartbeatSeconds,
  releaseKey,
  type StoredAnswer,
  stayAlive,
  storeAnswer,
} from './idempotency-store.js';

const keptHeaders = ['content-type', 'content-language', 'etag', 'location', 'registry-revision'];
const visibleAscii = /^[\x21-\x7e]{1,255}$/;

interface Running {
  readonly attempt: Attempt;
  readonly heartbeat: NodeJS.Timeout;
}

/**
 * Lets a client send a POST or PATCH again without doing it twice (header `Idempotency-Key`, per person and route, kept
 * seven days). The first answer below 500 is repeated byte for byte; the same key with another body is `key_reused`,
 * while the first is running `request_running`. A failed attempt gives the key back; a crashed one loses it after 15 s.
 * What it had committed by then is not done again: the client gets what was written as it reads now, or `request_done`.
 */
export function rememberWrites(api: App, sql: Sql): void {
  const running = new WeakMap<FastifyRequest, Running>();
  api.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    if (key === null) return undefined;
    const attempt = attemptOf(request, key);
    const claim = await claimKey(sql, attempt);
    if (claim.kind === 'answered') return replay(reply, claim.answer);
    if (claim.kind === 'otherBody') throw new Problem('key_reused');
    if (claim.kind === 'running')
      throw new Problem('request_running', { retryAfterSeconds: heartbeatSeconds });
    if (claim.kind === 'done') return answerAnew(request, reply, claim.location);
    attempts.set(request, attempt);
    running.set(request, { attempt, heartbeat: beat(sql, attempt, request) });
    return undefined;
  });
  api.addHook('onSend', async (request, reply, payload) => {
    const held = running.get(request);
    if (held) await settle(sql, held, reply, payload);
    running.delete(request);
    return payload;
  });
}

const attempts = new WeakMap<FastifyRequest, Attempt>();

/** The attempt a request was sent as, when it has a key; commands settle it in their transaction. */
export const attemptOfRequest = (request: FastifyRequest): WriteAttempt | undefined => attempts.get(request);

/**
 * The answer to a write whose own answer was lost: what it wrote, read again. Created things stand below the address they
 * were sent to; everything else answers as a change does.
 */
async function answerAnew(
  request: FastifyRequest,
  reply: FastifyReply,
  location: string | null,
): Promise<FastifyReply> {
  if (location === null) throw new Problem('request_done');
  const { authorization, cookie } = request.headers;
  const read = await request.server.inject({
    url: location,
    headers: { ...(authorization && { authorization }), ...(cookie && { cookie }) },
  });
  if (read.statusCode !== 200) throw new Problem('request_done');
  const created = request.method === 'POST' && location.startsWith(`${request.url}/`);
  for (const name of keptHeaders.filter((name) => read.headers[name] !== undefined))
    reply.header(name, read.headers[name]);
  return reply
    .code(created ? 201 : 200)
    .header('location', location)
    .header('idempotency-replayed', 'true')
    .send(read.rawPayload);
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.actor === null) return null;
  if (request.method !== 'POST' && request.method !== 'PATCH') return null;
  if (typeof key === 'string' && visibleAscii.test(key)) return key;
  const detail = text(
    'Idempotency-Key besteht aus 1 bis 255 druckbaren ASCII-Zeichen ohne Leerzeichen.',
    'Idempotency-Key has 1 to 255 printable ASCII characters without spaces.',
  );
  throw new Problem('invalid_parameter', {
    errors: [{ pointer: 'Idempotency-Key', code: 'invalid_value', detail }],
  });
}

function attemptOf(request: FastifyRequest, key: string): Attempt {
  const { actor, method, url } = request;
  const hash = createHash('sha256').update(request.headers['if-match'] ?? '');
  for (const part of bodyParts(request.body)) hash.update(part).update('\n');
  return {
    actor: actor?.id ?? '',
    route: `${method} ${url}`,
    key,
    bodySha256: hash.digest(),
    owner: randomUUID(),
  };
}

/** The body as read, not as sent: each attempt of a multipart upload has another boundary. */
function bodyParts(body: unknown): (string | Buffer)[] {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return [body];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [writtenOut(body ?? null)];
  return Object.entries(body).flatMap(([name, value]) => [
    JSON.stringify(name),
    Buffer.isBuffer(value) ? value : (writtenOut(value) ?? 'undefined'),
  ]);
}

/** Amounts have been read into bigints by now. */
const writtenOut = (value: unknown): string =>
  JSON.stringify(value, (_name, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner));

function beat(sql: Sql, attempt: Attempt, request: FastifyRequest): NodeJS.Timeout {
  const heartbeat = setInterval(() => {
    stayAlive(sql, attempt).catch((cause: Error) =>
      request.log.warn({ failure: cause.name }, 'could not renew an idempotency key'),
    );
  }, heartbeatSeconds * 1_000);
  return heartbeat.unref();
}

async function settle(sql: Sql, { attempt, heartbeat }: Running, reply: FastifyReply, payload: unknown) {
  clearInterval(heartbeat);
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const storable = Buffer.isBuffer(body) || body === null || body === undefined;
  if (reply.statusCode >= 500 || !storable) return releaseKey(sql, attempt).catch(() => undefined);
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  const answer = {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: body ?? Buffer.alloc(0),
  };
  return storeAnswer(sql, attempt, answer);
}

function replay(reply: FastifyReply, answer: StoredAnswer): FastifyReply {
  reply.code(answer.status).headers(answer.headers).header('idempotency-replayed', 'true');
  return reply.send(answer.body);
}
