import { z } from 'zod';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { hitKinds } from './hits.js';
import { type Findings, mostOfKind, searchEverything } from './queries/search-everything.js';

const querystring = z.strictObject({ q: z.string().min(1).max(200), asOf: asOfParam.optional() });
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
              excerpt: z
                .array(z.strictObject({ text: z.string(), isMatch: z.boolean() }))
                .nullable()
                .meta({
                  description: 'What stands around the words; null where they are in the title alone.',
                }),
            })
            .meta({ id: 'SearchHit' }),
        )
        .meta({ description: `The first ${mostOfKind}; those with the words in their title first.` }),
    }),
  ),
  revision: z.int(),
});
const tags = ['search'];
const refused = problemResponses('invalid_parameter', 'unknown_parameter', 'not_found');

const toApi = ({ groups, viewpoint }: Findings): z.output<typeof answer> => ({
  revision: viewpoint.revision,
  groups: groups.map(({ hits, ...group }) => ({
    ...group,
    hits: hits.map(({ cityAgs, excerpt, ...hit }) => ({
      ...hit,
      city: cityAgs,
      excerpt: excerpt === null ? null : [...excerpt],
    })),
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
        description:
          'What has all the words, whatever their case and accents, by kind. Of an earlier state what was published then: projects, records of cities, events, handouts and good practice.',
        tags,
        querystring,
        response: { 200: answer, ...refused },
      },
    },
    async (request, reply) => {
      const { q, asOf } = request.query;
      const found = toApi(await database.orm.transaction((tx) => searchEverything(tx, q, asOf)));
      setRegistryRevision(reply, found.revision);
      return found;
    },
  );
  api.get(
    '/search/own',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'searchOwn',
        summary: 'Search everything one may see',
        description:
          'Also drafts, events in preparation, questions, consultation requests and people of the network; of these, events and questions in an earlier state too.',
        tags,
        querystring,
        response: { 200: answer, ...refused, ...problemResponses('token_required') },
      },
    },
    async (request, reply) => {
      const { q, asOf } = request.query;
      const found = toApi(await readingAs({ database }, request, (tx) => searchEverything(tx, q, asOf)));
      setRegistryRevision(reply, found.revision);
      return found;
    },
  );
}
