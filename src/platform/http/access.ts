import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, type Role, roles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../database/acting.js';
import type { Database, Transaction } from '../database/database.js';
import type { App } from './app-instance.js';
import { attemptOfRequest } from './idempotency.js';
import { surfaceOf } from './surface.js';

/** Finds out who sends a request: by the bearer token it carries, else by its session. */
export interface Authenticate {
  /** Whose token this is; null when nobody's. */
  token(token: string): Promise<Actor | null>;
  /** Whose session the request belongs to; null when there is none. Asked only when the request has cookies. */
  session(request: FastifyRequest): Promise<Actor | null>;
}

/** Who may use a route at all: everybody, or people in these roles. What they may see or do in it is decided there. */
export type Access = 'public' | readonly Role[];

declare module 'fastify' {
  interface FastifyInstance {
    /** Address people use, known at the latest when the service listens. */
    publicUrl?: () => string;
  }
  interface FastifyContextConfig {
    access?: Access;
    /** True for pages on which people set up the second factor their role requires. */
    beforeSecondFactor?: boolean;
  }
}

/** `{ config: open }`: everybody. */
export const open: { readonly access: Access } = { access: 'public' };
/** `{ config: only('staff', 'lead') }`: people in these roles. */
export const only = (...allowed: readonly Role[]): { readonly access: Access } => ({ access: allowed });
/** `{ config: signedIn }`: anybody who is known. */
export const signedIn: { readonly access: Access } = { access: roles };

/** `{ config: settingUp }`: anybody who is known, also those who lack the second factor their role requires. */
export const settingUp: { readonly access: Access; readonly beforeSecondFactor: true } = {
  access: roles,
  beforeSecondFactor: true,
};

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const bearer = /^Bearer ([\w.~+/-]{1,500}=*)$/i;

export const isWrite = (method: string): boolean => !safeMethods.has(method);

/** Stops the start when a route does not say who may use it. */
export function requireAccessRules(app: App): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`${method} ${url} does not say who may use it`);
  });
}

/**
 * Finds out who sends a request and holds it against the rule of its route, before the body is read. Writes always need
 * somebody, unless their route is open to everybody.
 */
export function controlAccess(app: App, authenticate: Authenticate): void {
  app.addHook('onRequest', async (request, reply) => {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) request.actor = await authenticated(authorization, authenticate);
    else if (cookie !== undefined) request.actor = await authenticate.session(request);
    const { access } = request.routeOptions.config;
    if (request.is404 || access === 'public' || (access === undefined && !isWrite(request.method))) return;
    if (request.actor === null && isPageVisit(request))
      return reply.redirect(signInAddress(request.url), 303);
    const actor = actorOf(request);
    if (access !== undefined && !access.some((role) => role === actor.role)) throw new Problem('forbidden');
    if (isWrite(request.method) && !actor.mayWrite) throw new Problem('forbidden', { detail: readOnlyToken });
  });
}

/** Whether a person with a browser wants to see a page, and can therefore be asked to sign in. */
const isPageVisit = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && surfaceOf(url) === 'page' && (headers.accept ?? '').includes('text/html');

/** The page on which people sign in, from where they go on to what they wanted. */
const signInAddress = (wanted: string): string => `/anmelden?weiter=${encodeURIComponent(wanted)}`;

const readOnlyToken = text('Dieser Zugriffsschlüssel darf nur lesen.', 'This bearer token may only read.');

/** Who acts; `token_required` when nobody is known. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Problem('token_required');
  return request.actor;
}

/**
 * Who writes, from which request and why, for the commands. `locate` says where what they return can be read: a client that
 * lost the answer gets it from there.
 * @throws Problem `token_required` when nobody is known
 */
export function writerOf(
  request: FastifyRequest,
  reason?: string,
  locate?: (result: unknown) => string | null,
): Writer {
  const attempt = attemptOfRequest(request);
  const address = request.server.publicUrl?.();
  return {
    actor: actorOf(request),
    requestId: request.id,
    ...(reason === undefined ? {} : { reason }),
    ...(attempt && { attempt }),
    ...(locate && { locate }),
    ...(address !== undefined && { address }),
  };
}

/** Reads in one transaction under the identity of whoever asks. @throws Problem `token_required` when nobody is known */
export function readingAs<Result>(
  { database }: { readonly database: Database },
  request: FastifyRequest,
  read: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const writer = writerOf(request);
  return actingAs(database.orm, writer.actor, writer, read);
}

/** Reads what everybody may see, and whatever more whoever asks may: row security decides. */
export function readingAsWhoever<Result>(
  parts: { readonly database: Database },
  request: FastifyRequest,
  read: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return request.actor === null ? parts.database.orm.transaction(read) : readingAs(parts, request, read);
}

async function authenticated(header: string, authenticate: Authenticate): Promise<Actor> {
  const token = bearer.exec(header)?.[1];
  const actor = token === undefined ? null : await authenticate.token(token);
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
