import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { Problem } from '../../kernel/problem.js';
import type { App } from './app-instance.js';
import { readJsonOnly } from './json-body.js';
import { problemView } from './problem-body.js';
import { answerProblem, type ErrorPage } from './problem-handling.js';
import { serializerCompiler } from './serialisation.js';
import { validatorCompiler } from './validation.js';

const second = 1_000;
const mebibyte = 1_048_576;

/**
 * The bare server: limits against slow, half-open and oversized requests, ids of our own, zod for schemas.
 * Routes with larger bodies set their own `bodyLimit`.
 *
 * @param trustedProxies addresses or networks whose `X-Forwarded-For` says where a request comes from; nobody else's does
 */
export function createServer(
  logger: FastifyBaseLogger,
  errorPage: ErrorPage,
  trustedProxies: readonly string[],
): App {
  const app: App = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    bodyLimit: mebibyte,
    // The whole request has to arrive in this time; the answer may take longer.
    requestTimeout: 120 * second,
    // A connection on which nothing moves, in either direction, for this long is closed.
    connectionTimeout: 120 * second,
    keepAliveTimeout: 20 * second,
    return503OnClosing: false,
    http: { headersTimeout: 10 * second, connectionsCheckingInterval: 2 * second, maxHeaderSize: 16_384 },
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      void answerProblem(error, request, reply, errorPage);
    },
    clientErrorHandler: refuseUnreadable,
  }).withTypeProvider<ZodTypeProvider>();
  app.decorateRequest('actor', null);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  readJsonOnly(app);
  return app;
}

const statusLines: Readonly<Record<string, readonly [string, 'malformed' | 'headers_too_large']>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headers_too_large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'malformed'],
};

/** Answers what is not even HTTP. There is no request object yet, so the bytes are written by hand. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [line, code] = statusLines[error.code ?? ''] ?? ['400 Bad Request', 'malformed'];
  const body = JSON.stringify(problemView(new Problem(code), 'en', randomUUID()));
  const head = `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 ${line}\r\n${head}\r\nconnection: close\r\n\r\n${body}`);
}
