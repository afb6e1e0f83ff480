import type { FastifyRequest } from 'fastify';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import {
  answerCheck,
  cancelPayment,
  keepCheck,
  keepRecovery,
  recordPayment,
  type Subject,
} from './commands/keep-audit-file.js';
import { readAuditFile } from './queries/audit-file.js';
import { auditList } from './queries/audit-list.js';
import {
  answerSchema,
  auditFileSchema,
  auditListSchema,
  cancellationSchema,
  checkBodySchema,
  checkParams,
  fileParams,
  paymentBodySchema,
  paymentParams,
  recoveryBodySchema,
  recoveryParams,
  toApiFile,
} from './schemas.js';

const tags = ['audits'];
const keeping = only(...serviceCentreRoles);
const seeing = only(...cityRoles, ...readersOfAll);
const kept = {
  200: auditFileSchema,
  ...problemResponses('token_required', 'forbidden', 'not_found', 'rule_broken', 'disk_full'),
};

const changed = { ...kept, ...problemResponses('precondition_required', 'stale') };

/** Checks, recoveries and payments of projects: for the city concerned, the service centre and auditors. */
export function auditRoutes(api: App, { database }: { readonly database: Database }): void {
  const answer = async (request: FastifyRequest, reference: string) =>
    toApiFile(
      await readingAs({ database }, request, (tx) => readAuditFile(tx, writerOf(request).actor, reference)),
    );
  const subject = (request: FastifyRequest, reference: string): Subject => ({
    database,
    writer: writerOf(request),
    reference,
  });
  const asSeen = (request: FastifyRequest, reference: string): Subject => ({
    ...subject(request, reference),
    unlessChanged: (present) => requireMatch(request, auditFileSchema, toApiFile(present)),
  });

  api.get(
    '/audits',
    {
      config: seeing,
      schema: {
        operationId: 'listAudits',
        summary: 'List projects with checks, recoveries or payments',
        tags,
        response: { 200: auditListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({ items: await readingAs({ database }, request, auditList) }),
  );
  api.get(
    '/audits/:reference',
    {
      config: seeing,
      schema: {
        operationId: 'getAuditFile',
        summary: 'Get checks, recoveries and payments of a project',
        tags,
        params: fileParams,
        response: { 200: auditFileSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => answer(request, request.params.reference),
  );
  const access = { subject, asSeen, answer };
  checkRoutes(api, access);
  moneyRoutes(api, access);
}

/** Ways to one project's file: to add to it, to change what the client has seen of it, to tell it. */
interface FileAccess {
  subject(request: FastifyRequest, reference: string): Subject;
  /** With `If-Match`: the tag of the file as it was read. */
  asSeen(request: FastifyRequest, reference: string): Subject;
  answer(request: FastifyRequest, reference: string): Promise<ReturnType<typeof toApiFile>>;
}

function checkRoutes(api: App, { subject, asSeen, answer }: FileAccess): void {
  api.post(
    '/audits/:reference/checks',
    {
      config: keeping,
      schema: {
        operationId: 'recordCheck',
        summary: 'Record an on-the-spot check',
        tags,
        params: fileParams,
        body: checkBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      await keepCheck(subject(request, reference), null, request.body);
      return answer(request, reference);
    },
  );
  api.put(
    '/audits/:reference/checks/:check',
    {
      config: keeping,
      schema: {
        operationId: 'changeCheck',
        summary: 'Change an on-the-spot check',
        description:
          'Everything but the answer of the city, which stays. Needs If-Match with the tag of the file.',
        tags,
        params: checkParams,
        body: checkBodySchema,
        response: changed,
      },
    },
    async (request) => {
      const { reference, check } = request.params;
      await keepCheck(asSeen(request, reference), check, request.body);
      return answer(request, reference);
    },
  );
  api.put(
    '/audits/:reference/checks/:check/answer',
    {
      config: only(...cityRoles, ...serviceCentreRoles),
      schema: {
        operationId: 'answerCheck',
        summary: 'Answer the finding of a check',
        description: 'Needs If-Match with the tag of the file.',
        tags,
        params: checkParams,
        body: answerSchema,
        response: changed,
      },
    },
    async (request) => {
      const { reference, check } = request.params;
      await answerCheck(asSeen(request, reference), check, request.body.answer);
      return answer(request, reference);
    },
  );
}

function moneyRoutes(api: App, { subject, asSeen, answer }: FileAccess): void {
  api.post(
    '/audits/:reference/recoveries',
    {
      config: keeping,
      schema: {
        operationId: 'recordRecovery',
        summary: 'Record a recovery',
        tags,
        params: fileParams,
        body: recoveryBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      const { check, ...input } = request.body;
      await keepRecovery(subject(request, reference), null, { ...input, checkId: check });
      return answer(request, reference);
    },
  );
  api.put(
    '/audits/:reference/recoveries/:recovery',
    {
      config: keeping,
      schema: {
        operationId: 'changeRecovery',
        summary: 'Change a recovery',
        description: 'Needs If-Match with the tag of the file.',
        tags,
        params: recoveryParams,
        body: recoveryBodySchema,
        response: changed,
      },
    },
    async (request) => {
      const { reference, recovery } = request.params;
      const { check, ...input } = request.body;
      await keepRecovery(asSeen(request, reference), recovery, { ...input, checkId: check });
      return answer(request, reference);
    },
  );
  api.post(
    '/audits/:reference/payments',
    {
      config: keeping,
      schema: {
        operationId: 'recordPayment',
        summary: 'Record a payment or repayment',
        tags,
        params: fileParams,
        body: paymentBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      const { recovery, ...input } = request.body;
      await recordPayment(subject(request, reference), { ...input, recoveryId: recovery });
      return answer(request, reference);
    },
  );
  api.post(
    '/audits/:reference/payments/:payment/cancellation',
    {
      config: keeping,
      schema: {
        operationId: 'cancelPayment',
        summary: 'Cancel a payment that was recorded wrongly',
        tags,
        params: paymentParams,
        body: cancellationSchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference, payment } = request.params;
      await cancelPayment(subject(request, reference), payment, request.body.reason);
      return answer(request, reference);
    },
  );
}
