import type { FastifySerializerCompiler } from 'fastify';
import { z } from 'zod';
import { encodeFast } from './encoders.js';

/** An answer that does not fit its own schema: our mistake, logged with the places that differ, never with values. */
class AnswerMismatch extends Error {
  constructor(
    readonly route: string,
    issues: readonly z.core.$ZodIssue[],
  ) {
    const places = issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.') || '(root)'} ${describe(issue)}`);
    super(`the answer of ${route} does not fit its schema: ${places.join('; ')}`);
    this.name = 'AnswerMismatch';
  }
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has undeclared fields ${issue.keys.join(', ')}`;
  return issue.code === 'invalid_type' ? `should be ${issue.expected}` : issue.code;
}

/** The bytes a value is sent as under a schema. Undeclared fields are a mismatch: nothing leaks, nothing vanishes unseen. */
export function serialise(schema: z.ZodType, value: unknown, route: string): string {
  const encoded = encodeFast(schema, value);
  if (encoded !== null) return JSON.stringify(encoded.data);
  const result = z.safeEncode(schema, value);
  if (!result.success) throw new AnswerMismatch(route, result.error.issues);
  return JSON.stringify(result.data);
}

export const serializerCompiler: FastifySerializerCompiler<z.ZodType> =
  ({ schema, method, url }) =>
  (data) =>
    serialise(schema, data, `${method} ${url}`);

/**
 * Paths inside a schema where an object lets unknown fields pass. In the form that travels, zod says so itself:
 * only `z.strictObject` and records close an object.
 */
export function openObjects(schema: z.ZodType): string[] {
  const found: string[] = [];
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '', found);
  return found;
}

function walk(node: unknown, path: string, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'object' && !('additionalProperties' in node))
    found.push(path || '(root)');
  for (const [key, child] of Object.entries(node)) walk(child, `${path}/${key}`, found);
}
