import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingPageAt } from '../history/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FlashCode, type Site, sendWorkspacePage, type WorkspacePage, withFlash } from '../web/index.js';
import { answerCity, askCities, removeAnswer, removeQuestion } from './commands.js';
import { answerOfForm, questionOfForm } from './exchange.js';
import { findQuestion, readQuestions } from './queries.js';
import { type ExchangeForm, ExchangePage, QuestionPage } from './views/exchange-pages.js';
import { exchangePath as path } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type ByReference = { Params: { reference: string } };
type ByAnswer = { Params: { reference: string; answer: string } };

const reading = { config: only(...cityRoles, ...readersOfAll), schema: { hide: true } };
const taking = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };
const pattern = `${path}/:reference`;
const nothingTyped: ExchangeForm = { values: {}, faults: {} };

/** Questions and answers among cities; the service centre takes part, auditors look on. */
export function exchangePages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(path, reading, (request, reply) => sendList(parts, request, reply, nothingTyped));
  pages.post(path, taking, async (request, reply) => {
    const values = formOf(request);
    const read = questionOfForm(values);
    if ('faults' in read) return sendList(parts, request, reply.code(422), { values, faults: read.faults });
    return done(reply, `${path}/${await askCities(database, writerOf(request), read.parts)}`, 'saved');
  });
  pages.get<ByReference>(pattern, reading, (request, reply) => sendOne(parts, request, reply, nothingTyped));
  pages.post<ByReference>(pattern, taking, async (request, reply) => {
    const { reference } = request.params;
    await readingAs(parts, request, (tx) => findQuestion(tx, reference));
    const values = formOf(request);
    const read = answerOfForm(values);
    if ('faults' in read) return sendOne(parts, request, reply.code(422), { values, faults: read.faults });
    await answerCity(database, writerOf(request), reference, read.parts);
    return done(reply, `${path}/${reference}`, 'exchange-answered');
  });
  pages.post<ByReference>(`${pattern}/entfernen`, taking, async (request, reply) => {
    await removeQuestion(database, writerOf(request), request.params.reference);
    return done(reply, path, 'removed');
  });
  pages.post<ByAnswer>(`${pattern}/antworten/:answer/entfernen`, taking, async (request, reply) => {
    const { reference, answer } = request.params;
    await removeAnswer(database, writerOf(request), reference, answer);
    return done(reply, `${path}/${reference}`, 'removed');
  });
}

const done = (reply: FastifyReply, address: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(address, code), 303);

const deskOf = (request: FastifyRequest): 'city' | 'serviceCentre' =>
  actorOf(request).city === null ? 'serviceCentre' : 'city';

const mayWrite = (request: FastifyRequest): boolean => actorOf(request).role !== 'auditor';

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: ExchangeForm,
): Promise<FastifyReply> {
  const { sight, questions } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
    questions: await readQuestions(tx, sight.past),
  }));
  const rights = { desk: deskOf(request), mayWrite: mayWrite(request) && sight.past === null };
  const page = <ExchangePage questions={questions} form={form} {...rights} />;
  return send(parts, request, reply, { title: 'Austausch', sight }, page);
}

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  form: ExchangeForm,
): Promise<FastifyReply> {
  const { sight, ...found } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
    ...(await findQuestion(tx, request.params.reference, sight.past)),
  }));
  const isPresent = sight.past === null;
  const mayKeep = mayWrite(request) && isPresent;
  const rights = {
    mayWrite: mayKeep,
    mayRemoveOwn: isPresent,
    mayRemoveAll: mayKeep && deskOf(request) === 'serviceCentre',
  };
  const page = <QuestionPage {...found} form={form} {...rights} />;
  const { title } = found.question;
  return send(parts, request, reply, { title, crumbs: [{ label: 'Austausch', path }], sight }, page);
}

const send = (
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Omit<WorkspacePage, 'section'>,
  content: JSX.Element,
): Promise<FastifyReply> => sendWorkspacePage(site, request, reply, { ...page, section: 'network' }, content);
