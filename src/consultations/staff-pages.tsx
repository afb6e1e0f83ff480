import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { programmeCities } from '../places/index.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fieldOf, formOf, versionOf } from '../platform/http/form-body.js';
import { askForCity, saveAnswer } from './commands.js';
import { answerOfForm, questionOfForm, valuesOfAnswer } from './consultation.js';
import { type ByReference, becameStale, done, type PageParts, send } from './page-parts.js';
import { findConsultation, readConsultations } from './queries.js';
import type { QuestionForm } from './views/question-form.js';
import { NewConsultationPage, StaffConsultationPage, StaffConsultationsPage } from './views/staff-pages.js';
import { staffConsultationsPath as path } from './words.js';

const schema = { hide: true };
const reading = { config: only(...readersOfAll), schema };
const writing = { config: only(...serviceCentreRoles), schema };
const pattern = `${path}/:reference`;
const crumbs = [{ label: 'Beratung', path }];

const mayWrite = ({ actor }: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actor?.role);

/** Requests of all cities: what is due, the answer, the time it took; auditors look on. */
export function staffConsultationPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(path, reading, async (request, reply) => {
    const all = await readingAs(parts, request, readConsultations);
    const page = <StaffConsultationsPage all={all} mayWrite={mayWrite(request)} />;
    return send(parts, request, reply, 'Beratung', page);
  });
  pages.get(`${path}/neu`, writing, (request, reply) =>
    sendNew(parts, request, reply, { values: {}, faults: {} }),
  );
  pages.post(path, writing, async (request, reply) => {
    const values = formOf(request);
    const city = programmeCities().find(({ ags }) => ags === values.city)?.ags;
    const read = questionOfForm(values);
    const faults = {
      ...(city === undefined ? { city: 'Wählen Sie die Stadt, die fragt.' } : {}),
      ...('faults' in read ? read.faults : {}),
    };
    if ('faults' in read || city === undefined)
      return sendNew(parts, request, reply.code(422), { values, faults });
    const reference = await askForCity(database, writerOf(request), city, read.parts);
    return done(reply, `${path}/${reference}`, 'saved');
  });
  answerPages(pages, parts);
}

function sendNew(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: QuestionForm,
): Promise<FastifyReply> {
  return send(parts, request, reply, 'Anfrage eintragen', <NewConsultationPage form={form} />, crumbs);
}

const sendings = { sichern: 'inProgress', antworten: 'answered', oeffnen: 'inProgress' } as const;

function answerPages(pages: App, parts: PageParts): void {
  pages.get<ByReference>(pattern, reading, (request, reply) => sendOne(parts, request, reply));
  pages.post<ByReference>(`${pattern}/antwort`, writing, async (request, reply) => {
    const { reference } = request.params;
    await readingAs(parts, request, (tx) => findConsultation(tx, reference));
    const values = formOf(request);
    const state = sendings[fieldOf(request, 'was') as keyof typeof sendings] ?? 'inProgress';
    const read = answerOfForm(values, state === 'answered');
    if ('faults' in read) return sendOne(parts, request, reply.code(422), { values, faults: read.faults });
    const seen = { reference, version: versionOf(request) };
    const isStale = await becameStale(() =>
      saveAnswer(parts.database, writerOf(request), seen, { ...read.parts, state }),
    );
    if (isStale) return sendOne(parts, request, reply.code(412), { values, faults: {}, isStale });
    return done(reply, `${path}/${reference}`, state === 'answered' ? 'advice-given' : 'saved');
  });
}

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  typed?: QuestionForm,
): Promise<FastifyReply> {
  const one = await readingAs(parts, request, (tx) => findConsultation(tx, request.params.reference));
  const form = typed ?? { values: valuesOfAnswer(one), faults: {} };
  const page = <StaffConsultationPage one={one} form={form} mayWrite={mayWrite(request)} />;
  return send(parts, request, reply, `Anfrage ${one.reference}`, page, crumbs);
}
