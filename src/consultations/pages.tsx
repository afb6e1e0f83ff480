import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityRoles } from '../kernel/actor.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, versionOf } from '../platform/http/form-body.js';
import { askForCity, changeQuestion, withdrawQuestion } from './commands.js';
import { questionOfForm, valuesOfQuestion } from './consultation.js';
import { type ByReference, becameStale, done, type PageParts, send } from './page-parts.js';
import { findConsultation, readConsultations } from './queries.js';
import { asCitySees } from './schemas.js';
import { staffConsultationPages } from './staff-pages.js';
import { CityConsultationPage, CityConsultationsPage } from './views/city-pages.js';
import type { QuestionForm } from './views/question-form.js';
import { cityConsultationsPath as path } from './words.js';

const ofCities = { config: only(...cityRoles), schema: { hide: true } };
const pattern = `${path}/:reference`;
const emptyForm: QuestionForm = { values: {}, faults: {} };

/** Requests to be advised: a city asks and reads its answers, the service centre answers everybody. */
export function consultationPages(pages: App, parts: PageParts): void {
  cityPages(pages, parts);
  staffConsultationPages(pages, parts);
}

function cityPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(path, ofCities, (request, reply) => sendList(parts, request, reply, emptyForm));
  pages.post(path, ofCities, async (request, reply) => {
    const values = formOf(request);
    const read = questionOfForm(values);
    if ('faults' in read) return sendList(parts, request, reply.code(422), { values, faults: read.faults });
    const writer = writerOf(request);
    const reference = await askForCity(database, writer, writer.actor.city ?? '', read.parts);
    return done(reply, `${path}/${reference}`, 'advice-asked');
  });
  pages.get<ByReference>(pattern, ofCities, (request, reply) => sendOne(parts, request, reply));
  pages.post<ByReference>(pattern, ofCities, async (request, reply) => {
    const { reference } = request.params;
    const values = formOf(request);
    const read = questionOfForm(values);
    if ('faults' in read) return sendOne(parts, request, reply.code(422), { values, faults: read.faults });
    const seen = { reference, version: versionOf(request) };
    const isStale = await becameStale(() => changeQuestion(database, writerOf(request), seen, read.parts));
    if (isStale) return sendOne(parts, request, reply.code(412), { values, faults: {}, isStale });
    return done(reply, `${path}/${reference}`, 'saved');
  });
  pages.post<ByReference>(`${pattern}/zuruecknehmen`, ofCities, async (request, reply) => {
    await withdrawQuestion(database, writerOf(request), request.params.reference);
    return done(reply, path, 'removed');
  });
}

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: QuestionForm,
): Promise<FastifyReply> {
  const all = await readingAs(parts, request, readConsultations);
  return send(parts, request, reply, 'Beratung', <CityConsultationsPage all={all} form={form} />);
}

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  typed?: QuestionForm,
): Promise<FastifyReply> {
  const found = await readingAs(parts, request, (tx) => findConsultation(tx, request.params.reference));
  const one = asCitySees(found);
  const form = typed ?? { values: valuesOfQuestion(one), faults: {} };
  const page = <CityConsultationPage one={one} form={form} isTyped={typed !== undefined} />;
  return send(parts, request, reply, `Anfrage ${one.reference}`, page, [{ label: 'Beratung', path }]);
}
