import type { FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import { readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { addQuestion, changeQuestion, freezeFigures, removeQuestion } from './commands.js';
import { checkedQuery, readFigures } from './figures.js';
import { findInquiry, type Question } from './queries.js';
import { changing, type InquiryRouteParts, readers, withoutUndefined, writers } from './route-parts.js';
import {
  figuresWishSchema,
  inquiryParams,
  newQuestionSchema,
  questionChangeSchema,
  questionParams,
  questionSchema,
  toApiQuestion,
} from './schemas.js';

const tags = ['inquiries'];
type Params = { readonly id: string; readonly question: string };

/** The numbered questions of an inquiry, with their answers and the figures they rest on. */
export function questionRoutes(api: App, parts: InquiryRouteParts): void {
  readRoute(api, parts);
  addRoute(api, parts);
  changeRoute(api, parts);
  removeRoute(api, parts);
  figuresRoute(api, parts);
}

/** @throws Problem `not_found` */
function questionOf(parts: InquiryRouteParts, request: FastifyRequest, { id, question }: Params) {
  return readingAs(parts, request, async (tx): Promise<Question> => {
    const found = (await findInquiry(tx, id)).items.find((item) => item.id === question.toLowerCase());
    if (found === undefined) throw new Problem('not_found');
    return found;
  });
}

/** The question as it is, if that is what the change was made from. @throws Problem `precondition_required`, `stale` */
async function present(parts: InquiryRouteParts, request: FastifyRequest, params: Params) {
  const question = await questionOf(parts, request, params);
  requireMatch(request, questionSchema, toApiQuestion(question));
  const address = { inquiryId: params.id, questionId: question.id, version: question.version };
  return { question, address };
}

function readRoute(api: App, parts: InquiryRouteParts): void {
  api.get(
    '/inquiries/:id/questions/:question',
    {
      config: readers,
      schema: {
        operationId: 'getInquiryQuestion',
        summary: 'Read a sub-question',
        tags,
        params: questionParams,
        response: { 200: questionSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => toApiQuestion(await questionOf(parts, request, request.params)),
  );
}

function addRoute(api: App, parts: InquiryRouteParts): void {
  api.post(
    '/inquiries/:id/questions',
    {
      config: writers,
      schema: {
        operationId: 'addInquiryQuestion',
        summary: 'Add a sub-question',
        description: 'While the inquiry is open.',
        tags,
        params: inquiryParams,
        body: newQuestionSchema,
        response: {
          201: questionSchema,
          ...problemResponses('token_required', 'malformed', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const addressOf = (question: unknown) => `/api/v1/inquiries/${id}/questions/${String(question)}`;
      const question = await addQuestion(
        parts.database,
        writerOf(request, undefined, addressOf),
        id,
        request.body,
      );
      reply.code(201).header('location', addressOf(question));
      return toApiQuestion(await questionOf(parts, request, { id, question }));
    },
  );
}

function changeRoute(api: App, parts: InquiryRouteParts): void {
  api.patch(
    '/inquiries/:id/questions/:question',
    {
      config: writers,
      schema: {
        operationId: 'changeInquiryQuestion',
        summary: 'Change a sub-question or its answer',
        description: 'While the inquiry is open. Needs If-Match.',
        tags,
        params: questionParams,
        body: questionChangeSchema,
        response: { 200: questionSchema, ...problemResponses(...changing) },
      },
    },
    async (request) => {
      const { question, address } = await present(parts, request, request.params);
      const { number, wording, answer } = question;
      const changed = { number, wording, answer, ...withoutUndefined(request.body) };
      await changeQuestion(parts.database, writerOf(request), address, changed);
      return toApiQuestion(await questionOf(parts, request, request.params));
    },
  );
}

function removeRoute(api: App, parts: InquiryRouteParts): void {
  api.delete(
    '/inquiries/:id/questions/:question',
    {
      config: writers,
      schema: {
        operationId: 'removeInquiryQuestion',
        summary: 'Remove a sub-question',
        description: 'While the inquiry is open. Needs If-Match.',
        tags,
        params: questionParams,
        response: problemResponses(...changing.filter((code) => code !== 'malformed')),
      },
    },
    async (request, reply) => {
      const { address } = await present(parts, request, request.params);
      await removeQuestion(parts.database, writerOf(request), address);
      return reply.code(204).send();
    },
  );
}

function figuresRoute(api: App, parts: InquiryRouteParts): void {
  api.put(
    '/inquiries/:id/questions/:question/figures',
    {
      config: writers,
      schema: {
        operationId: 'freezeInquiryFigures',
        summary: 'Freeze the figures an answer rests on',
        description:
          'Keeps the answer of the sums at the newest revision with the question, in place of what was kept before. While the inquiry is open. Needs If-Match.',
        tags,
        params: questionParams,
        body: figuresWishSchema,
        response: {
          200: questionSchema,
          ...problemResponses(...changing, 'invalid_parameter', 'overloaded'),
        },
      },
    },
    async (request, reply) => {
      const query = checkedQuery(request.body.query);
      const { address } = await present(parts, request, request.params);
      const figures = await readFigures(parts.database, query, visitorOf(request, reply));
      await freezeFigures(parts.database, writerOf(request), address, figures);
      return toApiQuestion(await questionOf(parts, request, request.params));
    },
  );
}
