import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Writer } from '../database/acting.js';
import type { App } from './app-instance.js';

/** Whose token this is; null when nobody's. */
export type Authenticate = (token: string) => Promise<Actor | null>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const bearer = /^Bearer ([\w.~+/-]{1,500}=*)$/i;

export const isWrite = (method: string): boolean => !safeMethods.has(method);

/** Reads the bearer token of every request of the API. A write without one is refused before its body is read. */
export function controlAccess(api: App, authenticate: Authenticate): void {
  api.addHook('onRequest', async (request) => {
    const header = request.headers.authorization;
    if (header !== undefined) request.actor = await authenticated(header, authenticate);
    if (isWrite(request.method)) actorOf(request);
  });
}

/** Guard for reading what is not public: `{ onRequest: requireActor }`. Writes of the API are guarded by themselves. */
export async function requireActor(request: FastifyRequest): Promise<void> {
  actorOf(request);
}

/** Who acts; `token_required` when nobody is known. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Problem('token_required');
  return request.actor;
}

/** Who writes, from which request and why, for the commands. @throws Problem `token_required` when nobody is known */
export const writerOf = (request: FastifyRequest, reason?: string): Writer => ({
  actor: actorOf(request),
  requestId: request.id,
  ...(reason === undefined ? {} : { reason }),
});

async function authenticated(header: string, authenticate: Authenticate): Promise<Actor> {
  const token = bearer.exec(header)?.[1];
  const actor = token === undefined ? null : await authenticate(token);
  if (actor !== null) return actor;
  throw new Problem('token_required', {
    detail: text('Dieser Zugriffsschlüssel gilt nicht.', 'This bearer token is not valid.'),
  });
}

/**
 * Refuses writes that another site made a browser send. Browsers say where a write comes from (`Origin`, else
 * `Sec-Fetch-Site`); programs say nothing and bring a token, which no foreign site has.
 */
export function refuseForeignWrites(app: App, publicUrl: () => string): void {
  app.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
    if (!isWrite(request.method)) return;
    const { origin, authorization } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (
      origin !== undefined
        ? isOwn(origin, publicUrl())
        : authorization !== undefined || site === 'same-origin'
    )
      return;
    // A program that forgot its token learns that from the guard of the API.
    if (origin === undefined && site === undefined && request.url.startsWith('/api/')) return;
    throw new Problem('foreign_origin');
  });
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function isOwn(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [theirs, ours] = [new URL(origin), new URL(publicUrl)];
  if (theirs.origin === ours.origin) return true;
  // One and the same service on the same machine, however its own address is written.
  const bothLocal = loopback.has(theirs.hostname) && loopback.has(ours.hostname);
  return bothLocal && theirs.protocol === ours.protocol && theirs.port === ours.port;
}
