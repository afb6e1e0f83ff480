import { Problem } from '../kernel/problem.js';
import { type Text, text } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { newestSeal, sealByNumber } from './queries.js';
import { sealQuery, sealSchema } from './schemas.js';
import type { Seal } from './verify-trail.mjs';

/** The seals, for everybody who wants to keep them. */
export function sealRoutes(api: App, { database }: { database: Database }): void {
  api.get(
    '/seal',
    {
      config: open,
      schema: {
        operationId: 'getSeal',
        summary: 'The newest seal of the trail, or one by its number',
        description:
          'Kept by somebody else it proves later that nothing before it was rewritten. How it is made: docs/adr, and the verifier at `/siegel/verify-trail.mjs`.',
        tags: ['seal'],
        querystring: sealQuery,
        response: { 200: sealSchema, ...problemResponses('not_found', 'invalid_parameter') },
      },
    },
    (request) => sealOr404(database, request.query.number),
  );
}

const noneYet = text(
  'Noch ist nichts versiegelt. Das erste Siegel entsteht wenige Sekunden nach der ersten Änderung am Register.',
  'Nothing is sealed yet. The first seal is made a few seconds after the first change of the registry.',
);
const noSuchSeal = (number: number): Text =>
  text(`Ein Siegel ${number} gibt es noch nicht.`, `There is no seal ${number} yet.`);

/** @throws Problem `not_found` where there is none */
export async function sealOr404({ orm }: Database, number: number | undefined): Promise<Seal> {
  const seal = number === undefined ? await newestSeal(orm) : await sealByNumber(orm, number);
  if (seal === null)
    throw new Problem('not_found', { detail: number === undefined ? noneYet : noSuchSeal(number) });
  return seal;
}
