import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { Problem, type ProblemCode, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { issueText } from './issue-text.js';

/** How many faults of one request are listed; the rest is only counted. */
const mostErrors = 100;

/** Checks a part of the request against its schema; every fault is listed at once. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (data) => {
    const result = schema.safeParse(data);
    return result.success
      ? { value: result.data }
      : { error: refusal(result.error.issues, httpPart ?? 'body') };
  };
};

function refusal(issues: readonly z.core.$ZodIssue[], part: string): Problem {
  // An address whose parts cannot name anything names nothing: the same answer as for an unknown one.
  if (part === 'params') return new Problem('not_found');
  const errors = issues.flatMap((issue) => details(issue, part));
  return new Problem(problemCode(errors, part), {
    detail: text(`Fehler: ${errors.length}`, `Faults found: ${errors.length}`),
    errors: errors.slice(0, mostErrors),
  });
}

function problemCode(errors: readonly ProblemDetail[], part: string): ProblemCode {
  if (part === 'body') return 'malformed';
  if (errors.some((error) => error.code === 'invalid_cursor')) return 'invalid_cursor';
  return errors.every((error) => error.code === 'unknown_parameter')
    ? 'unknown_parameter'
    : 'invalid_parameter';
}

function details(issue: z.core.$ZodIssue, part: string): ProblemDetail[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key], part),
      code: part === 'body' ? 'unknown_field' : 'unknown_parameter',
      detail: issueText(issue),
    }));
  return [{ pointer: pointerTo(issue.path, part), code: codeOf(issue), detail: issueText(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') return issue.params.code;
  return issue.code === 'custom' ? 'invalid_value' : issue.code;
}

function pointerTo(path: readonly PropertyKey[], part: string): string {
  if (part !== 'body') return path.map(String).join('.');
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
