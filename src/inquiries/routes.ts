import type { FastifyRequest } from 'fastify';
import { readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { addInquiry, changeInquiry, clearInquiry, recordAnswer, reopenInquiry } from './commands.js';
import { refuseDays } from './inquiry.js';
import { findInquiry, readInquiries, similarQuestions } from './queries.js';
import { questionRoutes } from './question-routes.js';
import { changing, type InquiryRouteParts, readers, withoutUndefined, writers } from './route-parts.js';
import {
  answeredSchema,
  inquiryChangeSchema,
  inquiryListSchema,
  inquiryParams,
  inquirySchema,
  newInquirySchema,
  reopenSchema,
  similarListSchema,
  toApiInquiry,
  toApiSimilar,
} from './schemas.js';

const tags = ['inquiries'];

/** Questions from parliament: the service centre writes the log, auditors read it. */
export function inquiryRoutes(api: App, parts: InquiryRouteParts): void {
  readingRoutes(api, parts);
  writingRoutes(api, parts);
  stepRoutes(api, parts);
  questionRoutes(api, parts);
}

/** An inquiry as GET answers it. @throws Problem `not_found` */
const answerOf = (parts: InquiryRouteParts, request: FastifyRequest, id: string) =>
  readingAs(parts, request, async (tx) => toApiInquiry(await findInquiry(tx, id)));

/** Refuses a change that was not made from what GET answers now. @throws Problem `precondition_required`, `stale` */
async function requirePresent(parts: InquiryRouteParts, request: FastifyRequest, id: string) {
  const present = await answerOf(parts, request, id);
  requireMatch(request, inquirySchema, present);
  return present;
}

function readingRoutes(api: App, parts: InquiryRouteParts): void {
  api.get(
    '/inquiries',
    {
      config: readers,
      schema: {
        operationId: 'listInquiries',
        summary: 'Questions from parliament',
        description: 'Open ones by their due day, then the answered ones, newest first.',
        tags,
        response: { 200: inquiryListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({ items: await readingAs(parts, request, readInquiries) }),
  );
  api.get(
    '/inquiries/:id',
    {
      config: readers,
      schema: {
        operationId: 'getInquiry',
        summary: 'Read a question from parliament with its sub-questions and figures',
        tags,
        params: inquiryParams,
        response: { 200: inquirySchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => answerOf(parts, request, request.params.id),
  );
  api.get(
    '/inquiries/:id/similar',
    {
      config: readers,
      schema: {
        operationId: 'listSimilarQuestions',
        summary: 'Answered questions of other inquiries that ask nearly the same',
        tags,
        params: inquiryParams,
        response: { 200: similarListSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) =>
      readingAs(parts, request, async (tx) => {
        const found = await findInquiry(tx, request.params.id);
        return toApiSimilar(found, await similarQuestions(tx, found.id));
      }),
  );
}

function writingRoutes(api: App, parts: InquiryRouteParts): void {
  const { database } = parts;
  api.post(
    '/inquiries',
    {
      config: writers,
      schema: {
        operationId: 'createInquiry',
        summary: 'Enter a question from parliament',
        tags,
        body: newInquirySchema,
        response: {
          201: inquirySchema,
          ...problemResponses('token_required', 'malformed', 'rule_broken', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (id) => `/api/v1/inquiries/${String(id)}`);
      refuseDays(request.body);
      const id = await addInquiry(database, writer, request.body);
      reply.code(201).header('location', `/api/v1/inquiries/${id}`);
      return answerOf(parts, request, id);
    },
  );
  api.patch(
    '/inquiries/:id',
    {
      config: writers,
      schema: {
        operationId: 'changeInquiry',
        summary: 'Change what is entered about a question from parliament',
        description: 'While it is open. Needs If-Match.',
        tags,
        params: inquiryParams,
        body: inquiryChangeSchema,
        response: { 200: inquirySchema, ...problemResponses(...changing, 'rule_broken') },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { printedPaper, title, askedBy, receivedOn, dueOn } = await requirePresent(parts, request, id);
      const changes = withoutUndefined(request.body);
      refuseDays({ printedPaper, title, askedBy, receivedOn, dueOn, ...changes });
      // Only what was sent: somebody else may be changing another part at this moment.
      if (Object.keys(changes).length > 0) await changeInquiry(database, writerOf(request), id, changes);
      return answerOf(parts, request, id);
    },
  );
}

function stepRoutes(api: App, parts: InquiryRouteParts): void {
  const { database } = parts;
  api.post(
    '/inquiries/:id/clear',
    {
      config: writers,
      schema: {
        operationId: 'clearInquiry',
        summary: 'Clear the answers',
        description:
          'By a lead who did not change them last, as they were read: needs If-Match. Then nothing changes until it is opened again.',
        tags,
        params: inquiryParams,
        response: {
          200: inquirySchema,
          ...problemResponses(...changing),
        },
      },
    },
    async (request) => {
      await clearInquiry(database, writerOf(request), request.params.id, (present) =>
        requireMatch(request, inquirySchema, toApiInquiry(present)),
      );
      return answerOf(parts, request, request.params.id);
    },
  );
  api.post(
    '/inquiries/:id/answered',
    {
      config: writers,
      schema: {
        operationId: 'recordAnswerOfInquiry',
        summary: 'Record the day the answer went out',
        tags,
        params: inquiryParams,
        body: answeredSchema,
        response: {
          200: inquirySchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      await recordAnswer(database, writerOf(request), request.params.id, request.body.answeredOn);
      return answerOf(parts, request, request.params.id);
    },
  );
  api.post(
    '/inquiries/:id/reopen',
    {
      config: writers,
      schema: {
        operationId: 'reopenInquiry',
        summary: 'Open it again',
        description: 'The reason goes into the trail.',
        tags,
        params: inquiryParams,
        body: reopenSchema,
        response: {
          200: inquirySchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      await reopenInquiry(database, writerOf(request), request.params.id, request.body.reason);
      return answerOf(parts, request, request.params.id);
    },
  );
}
