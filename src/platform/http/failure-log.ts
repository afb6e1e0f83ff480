import type { FastifyRequest } from 'fastify';
import { causes } from '../../kernel/causes.js';
import type { Problem } from '../../kernel/problem.js';

/** One line for a request the service could not answer. Addresses, parameters and values stay out: they may name people. */
export function logFailure(request: FastifyRequest, problem: Problem): void {
  const line = {
    problem: problem.code,
    method: request.method,
    route: request.routeOptions.url ?? null,
    failures: causes(problem.cause).map(describe),
  };
  if (problem.code === 'internal') request.log.error(line, 'request failed');
  else request.log.warn(line, 'request could not be served');
}

function describe(error: Error): Record<string, unknown> {
  const { code, constraint_name: constraint, routine } = error as Error & Record<string, unknown>;
  return { name: error.name, code, constraint, routine, message: withoutValues(error), at: placesOf(error) };
}

/** The query builder puts statement and parameters into its message, PostgreSQL quotes values after a colon. */
function withoutValues(error: Error): string {
  const [first = ''] = error.message.split('\n', 1);
  return first.startsWith('Failed query') ? 'Failed query' : first.replace(/: ".*"/, ': "…"').slice(0, 500);
}

function placesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return lines.slice(0, 8).map((line) => line.trim());
}
