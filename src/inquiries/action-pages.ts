import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import { readDay } from '../kernel/written-day.js';
import { readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { fieldOf } from '../platform/http/form-body.js';
import { type FlashCode, withFlash } from '../web/index.js';
import {
  addInquiry,
  addQuestion,
  changeInquiry,
  changeQuestion,
  clearInquiry,
  freezeFigures,
  type QuestionAddress,
  recordAnswer,
  removeQuestion,
  reopenInquiry,
} from './commands.js';
import { queryOf, readFigures } from './figures.js';
import {
  faultsOfInquiry,
  faultsOfQuestion,
  inquiryFields,
  partsOfInquiry,
  partsOfQuestion,
  questionFields,
  type TypedInquiry,
  type TypedQuestion,
} from './inquiry.js';
import { findInquiry, isPaperTaken } from './queries.js';
import type { PageState } from './read-inquiry-view.js';
import { stateOf } from './schemas.js';
import { type PageParts, sendInquiry, sendNew, writing } from './send-pages.js';
import { inquiriesPath } from './words.js';

type ById = { Params: { id: string } };
type ByQuestion = { Params: { id: string; question: string } };

const pathOf = (id: string): string => `${inquiriesPath}/${id}`;
const done = (reply: FastifyReply, path: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(path, code), 303);

/** What the forms of an inquiry do; what stops one comes back with everything that was typed. */
export function actionPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.post(inquiriesPath, writing, async (request, reply) => {
    const form = await checkedHead(parts, request, null);
    if (Object.keys(form.faults).length > 0) return sendNew(parts, request, reply.code(422), form);
    const id = await addInquiry(database, writerOf(request), partsOfInquiry(form.typed));
    return done(reply, pathOf(id), 'saved');
  });
  pages.post<ById>(`${inquiriesPath}/:id`, writing, async (request, reply) => {
    const { id } = request.params;
    const head = await checkedHead(parts, request, id);
    if (Object.keys(head.faults).length > 0) return refused(parts, request, reply, id, { head });
    await changeInquiry(database, writerOf(request), id, partsOfInquiry(head.typed));
    return done(reply, pathOf(id), 'saved');
  });
  questionPages(pages, parts);
  stepPages(pages, parts);
}

function questionPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.post<ById>(`${inquiriesPath}/:id/fragen`, writing, async (request, reply) => {
    const { id } = request.params;
    const { typed, faults } = await checkedQuestion(parts, request, id, null);
    const question = { id: null, typed, faults, meanwhile: null };
    if (Object.keys(faults).length > 0) return refused(parts, request, reply, id, { question });
    await addQuestion(database, writerOf(request), id, partsOfQuestion(typed));
    return done(reply, `${pathOf(id)}#frage-${typed.number.trim()}`, 'saved');
  });
  pages.post<ByQuestion>(`${inquiriesPath}/:id/fragen/:question`, writing, async (request, reply) => {
    const address = addressOf(request);
    const { inquiryId: id, questionId } = address;
    const { typed, faults } = await checkedQuestion(parts, request, id, questionId);
    const form = { id: questionId, typed, faults, meanwhile: null };
    if (Object.keys(faults).length > 0) return refused(parts, request, reply, id, { question: form });
    try {
      await changeQuestion(database, writerOf(request), address, partsOfQuestion(typed));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale') throw error;
      const meanwhile = await presentQuestion(parts, request, address);
      return sendInquiry(parts, request, reply.code(409), id, { question: { ...form, meanwhile } });
    }
    return done(reply, `${pathOf(id)}#frage-${typed.number.trim()}`, 'saved');
  });
  pages.post<ByQuestion>(
    `${inquiriesPath}/:id/fragen/:question/entfernen`,
    writing,
    async (request, reply) => {
      const address = addressOf(request);
      await removeQuestion(database, writerOf(request), address);
      return done(reply, pathOf(address.inquiryId), 'removed');
    },
  );
  pages.post<ByQuestion>(`${inquiriesPath}/:id/fragen/:question/zahlen`, writing, async (request, reply) => {
    const address = addressOf(request);
    const wish = { ...emptyWish, ...typedIn(request, ['rows', 'columns', 'fundingPeriod', 'scope']) };
    const query = queryOf(wish);
    if (query === null)
      return refused(parts, request, reply, address.inquiryId, {
        freeze: {
          id: address.questionId.toLowerCase(),
          typed: wish,
          fault: 'Wählen Sie zwei verschiedene Gliederungen.',
        },
      });
    const figures = await readFigures(database, query, visitorOf(request, reply));
    await freezeFigures(database, writerOf(request), address, figures);
    return done(reply, pathOf(address.inquiryId), 'figures-frozen');
  });
}

const emptyWish = { rows: '', columns: '', fundingPeriod: '', scope: '' };

function stepPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.post<ById>(`${inquiriesPath}/:id/freigabe`, writing, async (request, reply) => {
    const { id } = request.params;
    const { seen } = typedIn(request, ['seen']);
    await clearInquiry(database, writerOf(request), id, (present) => {
      if (seen !== stateOf(present)) throw new Problem('stale');
    });
    return done(reply, pathOf(id), 'inquiry-cleared');
  });
  pages.post<ById>(`${inquiriesPath}/:id/antwort`, writing, async (request, reply) => {
    const { id } = request.params;
    const { answeredOn = '' } = typedIn(request, ['answeredOn']);
    const day = readDay(answeredOn);
    if (day.kind !== 'exact')
      return refused(parts, request, reply, id, {
        step: { field: 'answeredOn', typed: answeredOn, fault: 'Schreiben Sie den Tag wie 31.12.2026.' },
      });
    await recordAnswer(database, writerOf(request), id, day.day);
    return done(reply, pathOf(id), 'inquiry-answered');
  });
  pages.post<ById>(`${inquiriesPath}/:id/oeffnen`, writing, async (request, reply) => {
    const { id } = request.params;
    const { reason = '' } = typedIn(request, ['reason']);
    if (reason.trim() === '')
      return refused(parts, request, reply, id, {
        step: { field: 'reason', typed: '', fault: 'Schreiben Sie, warum sie wieder geöffnet wird.' },
      });
    await reopenInquiry(database, writerOf(request), id, reason.trim().slice(0, 500));
    return done(reply, pathOf(id), 'inquiry-opened');
  });
}

const refused = (
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  state: PageState,
): Promise<FastifyReply> => sendInquiry(parts, request, reply.code(422), id, state);

function typedIn<Name extends string>(request: FastifyRequest, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, fieldOf(request, name)])) as Record<Name, string>;
}

async function checkedHead(parts: PageParts, request: FastifyRequest, id: string | null) {
  const typed: TypedInquiry = typedIn(request, inquiryFields);
  const faults = faultsOfInquiry(typed);
  const { printedPaper } = partsOfInquiry(typed);
  if (
    faults.printedPaper === undefined &&
    (await readingAs(parts, request, (tx) => isPaperTaken(tx, printedPaper, id)))
  )
    faults.printedPaper = `Die Drucksache ${printedPaper} ist schon eingetragen.`;
  return { typed, faults };
}

async function checkedQuestion(
  parts: PageParts,
  request: FastifyRequest,
  inquiryId: string,
  questionId: string | null,
) {
  const typed: TypedQuestion = typedIn(request, questionFields);
  const faults = faultsOfQuestion(typed);
  const { items } = await readingAs(parts, request, (tx) => findInquiry(tx, inquiryId));
  if (items.some(({ id, number }) => id !== questionId && number === typed.number.trim()))
    faults.number = `Die Frage ${typed.number.trim()} gibt es schon.`;
  return { typed, faults };
}

/** @throws Problem `not_found` for what names no question */
function addressOf(request: FastifyRequest<ByQuestion>): QuestionAddress {
  const { id: inquiryId, question: questionId } = request.params;
  const version = Number(typedIn(request, ['version']).version);
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(questionId)) throw new Problem('not_found');
  return { inquiryId, questionId, version: Number.isInteger(version) ? version : 0 };
}

async function presentQuestion(parts: PageParts, request: FastifyRequest, address: QuestionAddress) {
  const { items } = await readingAs(parts, request, (tx) => findInquiry(tx, address.inquiryId));
  const present = items.find(({ id }) => id === address.questionId);
  if (present === undefined) throw new Problem('not_found');
  return present;
}
