import type { FastifyReply, FastifyRequest } from 'fastify';
import { writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { FormReader } from '../../web/index.js';
import { forgetRegistration, recordAttendance } from '../commands/attendance.js';
import { giveUp, register } from '../commands/registrations.js';
import { guestOfForm } from '../guest-form.js';
import type { StaffEventState } from '../views/staff-event-page.js';
import { staffEventsPath } from '../words.js';
import { type ByReference, done, type PageParts, writing } from './parts.js';

type ByRegistration = { Params: { reference: string; registration: string } };

interface Shown {
  /** The page of the event, with what was typed. */
  show(
    parts: PageParts,
    request: FastifyRequest<ByReference>,
    reply: FastifyReply,
    state: StaffEventState,
  ): Promise<FastifyReply>;
}

const pattern = `${staffEventsPath}/:reference`;
const addressOf = (reference: string): string => `${staffEventsPath}/${reference}#teilnahme`;

/** Who comes to an event: registered by the service centre, cancelled, recorded as having come, deleted. */
export function registrationPages(pages: App, parts: PageParts, { show }: Shown): void {
  const { database } = parts;
  pages.post<ByReference>(`${pattern}/anmeldungen`, writing, async (request, reply) => {
    const { reference } = request.params;
    const typed = formOf(request);
    const read = guestOfForm(typed, { language: 'de', withConsent: false });
    if ('faults' in read)
      return show(parts, request, reply.code(422), { guest: { typed, faults: read.faults } });
    await register(database, writerOf(request), reference, read.guest);
    return done(reply, addressOf(reference), 'saved');
  });
  pages.post<ByReference>(`${pattern}/teilnahme`, writing, async (request, reply) => {
    const { reference } = request.params;
    const values = formOf(request);
    const form = new FormReader(values);
    const attended = form.chosen('attended');
    const furtherAttendees = form.count('furtherAttendees', 10_000);
    if (!form.isRight)
      return show(parts, request, reply.code(422), { attendance: { values, faults: form.faults } });
    await recordAttendance(database, writerOf(request), reference, { attended, furtherAttendees });
    return done(reply, addressOf(reference), 'saved');
  });
  const one = `${pattern}/anmeldungen/:registration`;
  pages.post<ByRegistration>(`${one}/abmelden`, writing, async (request, reply) => {
    const { reference, registration } = request.params;
    await giveUp(database, writerOf(request), reference, registration);
    return done(reply, addressOf(reference), 'removed');
  });
  pages.post<ByRegistration>(`${one}/loeschen`, writing, async (request, reply) => {
    const { reference, registration } = request.params;
    await forgetRegistration(database, writerOf(request), reference, registration);
    return done(reply, addressOf(reference), 'removed');
  });
}
