import { z } from 'zod';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { type HitGroup, hitKinds } from './hits.js';
import { mostOfKind, searchEverything } from './queries.js';

const querystring = z.strictObject({ q: z.string().min(1).max(200) });
const kind = z.enum(hitKinds);
const answer = z.strictObject({
  groups: z.array(
    z.strictObject({
      kind,
      total: z.int(),
      hits: z
        .array(
          z
            .strictObject({
              kind,
              reference: z.string(),
              title: z.string(),
              note: z.string().nullable().meta({
                description: 'What tells it from others of its name: beneficiary, day, organisation.',
              }),
              city: z.string().nullable().meta({ description: 'AGS.' }),
            })
            .meta({ id: 'SearchHit' }),
        )
        .meta({ description: `The first ${mostOfKind}; those with the words in their title first.` }),
    }),
  ),
});
const tags = ['search'];
const refused = problemResponses('invalid_parameter', 'unknown_parameter');

const toApi = (groups: readonly HitGroup[]): z.output<typeof answer> => ({
  groups: groups.map(({ hits, ...group }) => ({
    ...group,
    hits: hits.map(({ cityAgs, ...hit }) => ({ ...hit, city: cityAgs })),
  })),
});

/** One search over every kind of record and everything of the network. */
export function searchRoutes(api: App, { database }: { readonly database: Database }): void {
  api.get(
    '/search',
    {
      config: open,
      schema: {
        operationId: 'search',
        summary: 'Search everything that is published',
        description: 'What has all the words, whatever their case and accents, by kind.',
        tags,
        querystring,
        response: { 200: answer, ...refused },
      },
    },
    async (request) => toApi(await database.orm.transaction((tx) => searchEverything(tx, request.query.q))),
  );
  api.get(
    '/search/own',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'searchOwn',
        summary: 'Search everything one may see',
        description:
          'Also events in preparation, questions, consultation requests and people of the network.',
        tags,
        querystring,
        response: { 200: answer, ...refused, ...problemResponses('token_required') },
      },
    },
    async (request) =>
      toApi(await readingAs({ database }, request, (tx) => searchEverything(tx, request.query.q))),
  );
}
