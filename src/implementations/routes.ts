import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { anyKind, publishedRoutes } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import type { Database, Orm, Transaction } from '../platform/database/database.js';
import { actorOf, only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { implementationKind } from './implementation-kind.js';
import { readSums } from './read-sums.js';
import { indicatorQuery, indicatorSumsSchema } from './schemas.js';
import type { IndicatorSum } from './sums.js';
import { sumsCsv } from './sums-csv.js';
import { publicly, type Shown, unabridged } from './withheld.js';

interface RouteParts {
  readonly database: Database;
}

type Asked = z.output<typeof indicatorQuery>;
interface Answer {
  readonly items: IndicatorSum[];
  readonly revision: number;
}

const toApi = ({ items, revision }: Answer): z.output<typeof indicatorSumsSchema> => ({
  items: items.map(({ title, ...sum }) => ({ ...sum, title: title?.de ?? null, titleEn: title?.en ?? null })),
  revision,
});

const refused = problemResponses('invalid_parameter', 'unknown_parameter', 'not_found');
const refusedToStrangers = { ...refused, ...problemResponses('token_required') };
const csvFile = fileResponse('text/csv', 'One row per sum and year.');

/** How projects are carried out, and the sums of their indicators: without small numbers for all, whole for those who may see them. */
export function implementationRoutes(api: App, { database }: RouteParts): void {
  publishedRoutes(
    api,
    { database },
    { kind: anyKind(implementationKind), name: 'implementations', id: 'Implementation' },
  );
  const publicSums = (query: Asked) => answerOf(database.orm, query, publicly);
  const described = (operationId: string, summary: string) => ({
    operationId,
    summary,
    tags: ['city records'],
    querystring: indicatorQuery,
  });
  api.get(
    '/indicators',
    {
      config: open,
      schema: {
        ...described('sumIndicators', 'Sums of indicators by Land, city or action plan'),
        response: { 200: indicatorSumsSchema, ...refused },
      },
    },
    async (request, reply) => {
      const answer = await publicSums(request.query);
      setRegistryRevision(reply, answer.revision);
      return toApi(answer);
    },
  );
  api.get(
    '/indicators.csv',
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        ...described('sumIndicatorsCsv', 'The same sums as CSV'),
        response: { ...csvFile, ...refused, ...problemResponses('too_many_requests') },
      },
    },
    async (request, reply) => sendCsv(reply, await publicSums(request.query), 'indikatoren'),
  );
  const wholeSums = (request: Parameters<typeof actorOf>[0], query: Asked) =>
    readingAs({ database }, request, (tx) => {
      const { city } = actorOf(request);
      return answerOf(tx, city === null ? query : { ...query, city }, unabridged);
    });
  api.get(
    '/indicators/unabridged',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        ...described('sumIndicatorsUnabridged', 'Sums with every number; of a city its own'),
        response: { 200: indicatorSumsSchema, ...refusedToStrangers },
      },
    },
    async (request, reply) => {
      const answer = await wholeSums(request, request.query);
      setRegistryRevision(reply, answer.revision);
      return toApi(answer);
    },
  );
  api.get(
    '/indicators/unabridged.csv',
    {
      config: { ...only(...cityRoles, ...readersOfAll), rateLimit: limits.files },
      schema: {
        ...described('sumIndicatorsUnabridgedCsv', 'The same as CSV'),
        response: { ...csvFile, ...refusedToStrangers, ...problemResponses('too_many_requests') },
      },
    },
    async (request, reply) =>
      sendCsv(reply, await wholeSums(request, request.query), 'indikatoren-vollstaendig'),
  );
}

async function answerOf(db: Orm | Transaction, { asOf, ...asked }: Asked, shown: Shown): Promise<Answer> {
  const { revision } = await viewpointAt(db, asOf);
  return { items: await readSums(db, revision, asked, shown), revision };
}

function sendCsv(reply: FastifyReply, { items, revision }: Answer, name: string): FastifyReply {
  setRegistryRevision(reply, revision);
  reply.header('content-disposition', `attachment; filename="${name}-stand-${revision}.csv"`);
  return reply.type('text/csv; charset=utf-8').send(sumsCsv(items));
}
