import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingPageAt } from '../../history/index.js';
import { serviceCentreRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf, type SentForm, versionOf } from '../../platform/http/form-body.js';
import { addEvent, announceEvent, cancelEvent, changeEvent, removeEvent } from '../commands/events.js';
import { eventOfForm, valuesOf } from '../event-form.js';
import { findEvent, pastEvents, readRegistrations, upcomingEvents } from '../queries.js';
import { EventFormPage } from '../views/event-form-page.js';
import { StaffEventPage, type StaffEventState } from '../views/staff-event-page.js';
import { StaffEventsPage } from '../views/staff-events-page.js';
import { staffEventsPath as path } from '../words.js';
import { type ByReference, done, type PageParts, reading, sendPage, writing } from './parts.js';
import { registrationPages } from './registrations.js';

const pattern = `${path}/:reference`;
const crumbs = [{ label: 'Veranstaltungen', path }];
const addressOf = (reference: string): string => `${path}/${reference}`;

/** Events as the service centre prepares, announces and closes them; auditors look on. */
export function staffEventPages(pages: App, parts: PageParts): void {
  pages.get(path, reading, async (request, reply) => {
    const { sight, ...lists } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
      upcoming: await upcomingEvents(tx, {}, sight.past),
      past: await pastEvents(tx, {}, sight.past),
    }));
    const page = <StaffEventsPage lists={lists} mayWrite={mayWrite(request) && sight.past === null} />;
    return sendPage(parts, request, reply, 'Veranstaltungen', page, [], sight);
  });
  formPages(pages, parts);
  stepPages(pages, parts);
  registrationPages(pages, parts, { show: sendEvent });
}

const mayWrite = ({ actor }: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actor?.role);

function formPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(`${path}/neu`, writing, (request, reply) => sendNew(parts, request, reply, valuesOf(null), {}));
  pages.post(path, writing, async (request, reply) => {
    const values = formOf(request);
    const read = eventOfForm(values, null);
    if ('faults' in read) return sendNew(parts, request, reply.code(422), values, read.faults);
    return done(reply, addressOf(await addEvent(database, writerOf(request), read.parts)), 'saved');
  });
  pages.get<ByReference>(pattern, reading, (request, reply) => sendEvent(parts, request, reply));
  pages.post<ByReference>(pattern, writing, async (request, reply) => {
    const { reference } = request.params;
    const { furtherAttendees } = await readingAs(parts, request, (tx) => findEvent(tx, reference));
    const values = formOf(request);
    const read = eventOfForm(values, furtherAttendees);
    if ('faults' in read) return sendEvent(parts, request, reply.code(422), { values, faults: read.faults });
    try {
      const seen = { reference, version: versionOf(request) };
      await changeEvent(database, writerOf(request), seen, read.parts);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'rule_broken')
        return sendEvent(parts, request, reply.code(422), { values, faults: faultsOf(error) });
      if (error.code !== 'stale') throw error;
      return sendEvent(parts, request, reply.code(412), { values, faults: {}, isStale: true });
    }
    return done(reply, addressOf(reference), 'saved');
  });
}

/** What stopped it, by the field of the form. */
const faultsOf = ({ errors }: Problem): Readonly<Record<string, string>> =>
  Object.fromEntries(errors.map(({ pointer, detail }) => [pointer?.slice(1) ?? 'title', detail.de]));

const steps = {
  ankuendigen: announceEvent,
  absagen: cancelEvent,
  entfernen: removeEvent,
} as const;

function stepPages(pages: App, parts: PageParts): void {
  const flash = { ankuendigen: 'event-announced', absagen: 'event-cancelled', entfernen: 'removed' } as const;
  for (const step of ['ankuendigen', 'absagen', 'entfernen'] as const)
    pages.post<ByReference>(`${pattern}/${step}`, writing, async (request, reply) => {
      const { reference } = request.params;
      try {
        await steps[step](parts.database, writerOf(request), reference);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
        return sendEvent(parts, request, reply.code(422), { faults: faultsOf(error) });
      }
      return done(reply, step === 'entfernen' ? path : addressOf(reference), flash[step]);
    });
}

function sendNew(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  values: SentForm,
  faults: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  const page = <EventFormPage values={values} faults={faults} />;
  return sendPage(parts, request, reply, 'Veranstaltung anlegen', page, crumbs);
}

/** The page of one event, with what was typed into one of its forms. */
async function sendEvent(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  state: StaffEventState = {},
): Promise<FastifyReply> {
  const { sight, ...view } = await readingPageAt(parts, request, reply, async (tx, sight) => {
    const event = await findEvent(tx, request.params.reference, sight.past);
    // People are not shown as they were: who gave up a seat since is nowhere any more.
    return { event, registrations: sight.past === null ? await readRegistrations(tx, event) : [] };
  });
  const isPast = sight.past !== null;
  const rights = { isPast, mayWrite: mayWrite(request) && !isPast };
  const page = <StaffEventPage view={{ ...view, ...rights, state, values: valuesOf(view.event) }} />;
  return sendPage(parts, request, reply, view.event.title, page, crumbs, sight);
}
