import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Actor } from '../../kernel/actor.js';

/** Where routes are registered: fastify with zod schemas. A slice exports `xRoutes(api: App, parts): void`. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose bearer token came with the request; null for the public. */
    actor: Actor | null;
  }
  interface FastifySchema {
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
    /** Media types of the request body, when it is not JSON. */
    consumes?: readonly string[];
    /** True keeps the route out of openapi.yaml. */
    hide?: boolean;
  }
}
