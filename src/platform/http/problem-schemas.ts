import { z } from 'zod';
import type { ProblemCode } from '../../kernel/problem.js';
import { problemCatalogue } from '../../kernel/problem-catalogue.js';

const codes = Object.keys(problemCatalogue);

/** `application/problem+json` of RFC 9457 with the registry's stable codes. */
const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'Names the kind of problem; follows from the code.' }),
    title: z.string().meta({ description: 'The kind of problem in the language of the request.' }),
    status: z.int().meta({ description: 'HTTP status.' }),
    detail: z.string().meta({ description: 'What happened this time.' }),
    instance: z.string().meta({ description: 'Id of the request, as in the header X-Request-Id.' }),
    code: z.enum(codes).meta({ description: 'Stable code to program against.' }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({ description: 'JSON pointer into the body, or name of the parameter.' }),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .meta({ description: 'Every single fault that was found.' }),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused (RFC 9457).' });

/** Every route can give these; the API's document adds them by itself. */
export const commonProblems: readonly ProblemCode[] = ['malformed', 'internal', 'database_unavailable'];

interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
}

/**
 * The problem answers of a route, to be spread into `schema.response`:
 * `response: { 200: projectSchema, ...problemResponses('not_found', 'rule_broken') }`.
 * Their types stay out of the handler: problems are thrown, never returned.
 */
export function problemResponses(...refusals: readonly ProblemCode[]): Record<never, never> {
  const responses: Record<number, ProblemResponse> = {};
  for (const code of refusals) {
    const { status, title } = problemCatalogue[code];
    const before = responses[status]?.description;
    responses[status] = {
      description: `${before ? `${before}; ` : ''}\`${code}\`: ${title.en}`,
      content: { 'application/problem+json': { schema: problemSchema } },
    };
  }
  return responses;
}
