import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { workbookMediaType } from '../projects/index.js';
import {
  cancelEntry,
  cancelShift,
  decideShift,
  recordEntries,
  requestShift,
  type Subject,
} from './commands/keep-ledger.js';
import { ledgersCsv, ledgersWorkbook } from './files.js';
import type { Ledger } from './ledger.js';
import { findLedger, listLedgers } from './queries/ledgers.js';
import {
  cancellationSchema,
  entryBodySchema,
  entryParams,
  ledgerListSchema,
  ledgerParams,
  ledgerSchema,
  ledgersQuery,
  shiftBodySchema,
  shiftDecisionSchema,
  shiftParams,
  toApiLedger,
  toApiLedgers,
} from './schemas.js';

const tags = ['funding'];
const seeing = only(...cityRoles, ...readersOfAll);
const keeping = only(...cityRoles, ...serviceCentreRoles);
const problems = problemResponses('token_required', 'unknown_parameter', 'invalid_parameter');
const kept = {
  200: ledgerSchema,
  ...problemResponses('token_required', 'forbidden', 'malformed', 'not_found', 'rule_broken', 'disk_full'),
};

/** Ledgers of projects, of one's own city, or of the city asked for. A city that asks for another gets nothing. */
async function ledgersFor(
  database: Database,
  request: FastifyRequest,
  city: string | undefined,
): Promise<readonly Ledger[]> {
  const own = actorOf(request).city;
  if (own !== null && city !== undefined && city !== own) return [];
  return readingAs({ database }, request, (tx) => listLedgers(tx, city ?? own));
}

/** Plan against actual of projects by budget year: for the city concerned, the service centre and auditors. */
export function fundingRoutes(api: App, { database }: { readonly database: Database }): void {
  const answer = async (request: FastifyRequest, reference: string) =>
    toApiLedger(await readingAs({ database }, request, (tx) => findLedger(tx, actorOf(request), reference)));
  const subject = (request: FastifyRequest, reference: string): Subject => ({
    database,
    writer: writerOf(request),
    reference,
  });
  api.get(
    '/funding',
    {
      config: seeing,
      schema: {
        operationId: 'listLedgers',
        summary: 'List plan against actual of projects',
        tags,
        querystring: ledgersQuery,
        response: { 200: ledgerListSchema, ...problems },
      },
    },
    async (request) => toApiLedgers(await ledgersFor(database, request, request.query.city)),
  );
  api.get(
    '/funding/:reference',
    {
      config: seeing,
      schema: {
        operationId: 'getLedger',
        summary: 'Get the money of a project by budget year',
        tags,
        params: ledgerParams,
        response: { 200: ledgerSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => answer(request, request.params.reference),
  );
  entryRoutes(api, { subject, answer });
  shiftRoutes(api, { subject, answer });
  fileRoutes(api, database);
}

interface LedgerAccess {
  subject(request: FastifyRequest, reference: string): Subject;
  answer(request: FastifyRequest, reference: string): Promise<ReturnType<typeof toApiLedger>>;
}

function entryRoutes(api: App, { subject, answer }: LedgerAccess): void {
  api.post(
    '/funding/:reference/entries',
    {
      config: keeping,
      schema: {
        operationId: 'recordEntries',
        summary: 'Book what a decision, call or letter says',
        description: 'Payments and repayments are recorded with the audits.',
        tags,
        params: ledgerParams,
        body: entryBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      await recordEntries(subject(request, reference), request.body);
      return answer(request, reference);
    },
  );
  api.post(
    '/funding/:reference/entries/:entry/cancellation',
    {
      config: keeping,
      schema: {
        operationId: 'cancelEntry',
        summary: 'Cancel an entry that was booked wrongly',
        tags,
        params: entryParams,
        body: cancellationSchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference, entry } = request.params;
      await cancelEntry(subject(request, reference), entry, request.body.reason);
      return answer(request, reference);
    },
  );
}

function shiftRoutes(api: App, { subject, answer }: LedgerAccess): void {
  api.post(
    '/funding/:reference/shifts',
    {
      config: keeping,
      schema: {
        operationId: 'requestShift',
        summary: 'Ask for money to be moved to another budget year',
        tags,
        params: ledgerParams,
        body: shiftBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      await requestShift(subject(request, reference), request.body);
      return answer(request, reference);
    },
  );
  api.post(
    '/funding/:reference/shifts/:shift/decision',
    {
      config: keeping,
      schema: {
        operationId: 'decideShift',
        summary: 'Note what became of a shift between budget years',
        tags,
        params: shiftParams,
        body: shiftDecisionSchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference, shift } = request.params;
      await decideShift(subject(request, reference), shift, request.body);
      return answer(request, reference);
    },
  );
  api.post(
    '/funding/:reference/shifts/:shift/cancellation',
    {
      config: keeping,
      schema: {
        operationId: 'cancelShift',
        summary: 'Cancel a shift that was granted and does not hold any more',
        tags,
        params: shiftParams,
        body: cancellationSchema,
        response: { ...kept, ...problemResponses('state_conflict') },
      },
    },
    async (request) => {
      const { reference, shift } = request.params;
      await cancelShift(subject(request, reference), shift, request.body.reason);
      return answer(request, reference);
    },
  );
}

function fileRoutes(api: App, database: Database): void {
  for (const [format, type] of [
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', workbookMediaType],
  ] as const)
    api.get(
      `/funding.${format}`,
      {
        config: { ...seeing, rateLimit: limits.files },
        schema: {
          operationId: `getLedgers${format === 'csv' ? 'Csv' : 'Workbook'}`,
          summary: `Plan against actual by project and budget year as ${format.toUpperCase()}`,
          tags,
          querystring: ledgersQuery,
          response: { ...fileResponse(type.split(';')[0] ?? type, 'A row per budget year.'), ...problems },
        },
      },
      async (request, reply) => {
        const ledgers = await ledgersFor(database, request, request.query.city);
        reply.type(type).header('cache-control', 'no-store');
        reply.header('content-disposition', `attachment; filename="plan-gegen-ist.${format}"`);
        return reply.send(format === 'csv' ? ledgersCsv(ledgers) : Readable.from(ledgersWorkbook(ledgers)));
      },
    );
}
