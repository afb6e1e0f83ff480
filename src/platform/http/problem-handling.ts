import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { App } from './app-instance.js';
import { logFailure } from './failure-log.js';
import type { KnownRoutes } from './known-routes.js';
import { type ProblemView, problemView } from './problem-body.js';
import { problemFrom } from './problem-from-error.js';
import { acceptedLanguage, pageLanguage, surfaceOf } from './surface.js';

/** What an error page is drawn from; `path` is the address without its query. */
export interface ErrorPageView {
  readonly problem: ProblemView;
  readonly language: 'de' | 'en';
  readonly path: string;
  /** Who asked; null when nobody is known. */
  readonly actor: Actor | null;
}
export type ErrorPage = (view: ErrorPageView) => string | Promise<string>;

/** Headers a handler set for the answer it could not finish. */
const headersOfAnswer = [
  'content-disposition',
  'content-encoding',
  'content-length',
  'etag',
  'last-modified',
  'location',
];

/** One handler for everything that is refused or fails, for programs as problem+json, for people as a page. */
export function handleProblems(app: App, routes: KnownRoutes, errorPage: ErrorPage): void {
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, errorPage));
  app.setNotFoundHandler((request) => {
    throw unknownAddress(request, routes);
  });
  // Before the body is read: nobody has to send one to an address that does not exist. After it is known who asks: the
  // page that says so stands in the frame of their workspace.
  app.addHook('preParsing', async (request, reply) => {
    if (!request.is404) return;
    const methods = routes.methodsOf(pathOf(request));
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    throw unknownAddress(request, routes);
  });
}

export async function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  errorPage: ErrorPage,
): Promise<FastifyReply> {
  const problem = problemFrom(error);
  if (problem.status >= 500) logFailure(request, problem);
  for (const name of headersOfAnswer) reply.removeHeader(name);
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="steckbrief"');
  reply.code(problem.status).header('cache-control', 'no-store');
  return wantsPage(request)
    ? sendPage(problem, request, reply, errorPage)
    : sendJson(problem, request, reply);
}

function sendJson(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = acceptedLanguage(request.headers['accept-language']);
  return reply
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'Accept-Language')
    .send(JSON.stringify(problemView(problem, language, request.id)));
}

async function sendPage(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  errorPage: ErrorPage,
): Promise<FastifyReply> {
  const language = pageLanguage(request.url);
  const view = {
    problem: problemView(problem, language, request.id),
    language,
    path: pathOf(request),
    actor: request.actor,
  };
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', language)
    .send(await errorPage(view));
}

function wantsPage(request: FastifyRequest): boolean {
  return surfaceOf(request.url) === 'page' && (request.headers.accept ?? '').includes('text/html');
}

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/';

function unknownAddress(request: FastifyRequest, routes: KnownRoutes): Problem {
  const methods = routes.methodsOf(pathOf(request));
  if (methods.length === 0) return new Problem('not_found');
  const listed = methods.join(', ');
  return new Problem('method_not_allowed', {
    detail: text(`Hier gibt es nur: ${listed}.`, `Possible here: ${listed}.`),
  });
}
