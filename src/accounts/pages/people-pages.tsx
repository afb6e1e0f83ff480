import type { FastifyReply, FastifyRequest } from 'fastify';
import { isCityRole, type Role, roles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { programmeCities, programmeCityOptions } from '../../places/index.js';
import { only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import {
  type FieldError,
  type FlashCode,
  fieldId,
  renderPage,
  withFlash,
  workspaceHead,
} from '../../web/index.js';
import { visitOf } from '../accounts.js';
import { inviteAgain, invitePerson } from '../commands/links.js';
import { noteLoginEvent } from '../commands/login-event.js';
import { changeRole, changeState, comparableEmail, removeSecondFactor } from '../commands/people.js';
import { untieProvider } from '../commands/untie-provider.js';
import { findPerson, type PersonRow, readPeople } from '../queries/people.js';
import { PeoplePage, PersonPage, type TypedPerson } from '../views/people-pages.js';
import { type AccountParts, sendHtml } from './parts.js';
import { personFaults } from './password-pages.js';

const path = '/verwaltung/personen';
const keeping = { config: only('administrator'), schema: { hide: true } };
const crumbs = [{ label: 'Personen', path }];
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Who has an account: inviting, changing, locking. For administrators, who see nothing else that is not public. */
export function peoplePages(pages: App, parts: AccountParts): void {
  listPages(pages, parts);
  invitePages(pages, parts);
  personPages(pages, parts);
}

function listPages(pages: App, { database, site }: AccountParts): void {
  pages.get(path, keeping, async (request, reply) => {
    const people = await readPeople(database.auth);
    const head = workspaceHead(request, { title: 'Personen', section: 'people' });
    return sendHtml(reply, await renderPage(site, head, <PeoplePage people={people} />));
  });
}

async function showForm(
  { site }: AccountParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: {
    readonly person: PersonRow | null;
    readonly typed: TypedPerson;
    readonly errors?: readonly FieldError[];
  },
): Promise<FastifyReply> {
  const { person, typed, errors = [] } = form;
  const title = person === null ? 'Person einladen' : person.name;
  const head = workspaceHead(request, { title, section: 'people', crumbs });
  const view = { person, typed, errors, cities: programmeCityOptions() };
  return sendHtml(
    reply,
    await renderPage(site, head, <PersonPage view={view} />),
    errors.length > 0 ? 422 : 200,
  );
}

const typedIn = (request: FastifyRequest): TypedPerson => ({
  name: fieldOf(request, 'name').trim(),
  email: comparableEmail(fieldOf(request, 'email')),
  role: fieldOf(request, 'rolle'),
  city: fieldOf(request, 'stadt'),
});

/** What is wrong with a person's form, and the role when it is one. */
function checked(typed: TypedPerson): { readonly role: Role | null; readonly errors: FieldError[] } {
  const errors = personFaults(typed.name, typed.email);
  const role = roles.find((one) => one === typed.role) ?? null;
  if (role === null) errors.push({ fieldId: fieldId('rolle'), message: 'Wählen Sie eine Rolle.' });
  if (role !== null && isCityRole(role) && !programmeCities().some(({ ags }) => ags === typed.city))
    errors.push({ fieldId: fieldId('stadt'), message: 'Wählen Sie die Stadt, für die die Person arbeitet.' });
  return { role, errors };
}

function invitePages(pages: App, parts: AccountParts): void {
  const { database, publicUrl } = parts;
  const empty = { name: '', email: '', role: '', city: '' };
  pages.get(`${path}/einladen`, keeping, (request, reply) =>
    showForm(parts, request, reply, { person: null, typed: empty }),
  );
  pages.post(`${path}/einladen`, keeping, async (request, reply) => {
    const typed = typedIn(request);
    const { role, errors } = checked(typed);
    if (role === null || errors.length > 0)
      return showForm(parts, request, reply, { person: null, typed, errors });
    const writer = writerOf(request);
    try {
      const person = { ...typed, role, city: typed.city || null };
      const occasion = { visit: visitOf(request), publicUrl: publicUrl() };
      const id = await invitePerson(database.auth, writer, person, occasion);
      return reply.redirect(withFlash(`${path}/${id}`, 'invited'), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'state_conflict' || !error.detail) throw error;
      const taken = [{ fieldId: fieldId('email'), message: error.detail.de }];
      return showForm(parts, request, reply, { person: null, typed, errors: taken });
    }
  });
}

async function personWith({ database }: AccountParts, id: string): Promise<PersonRow> {
  const person = uuid.test(id) ? await findPerson(database.auth, id) : null;
  if (person === null) throw new Problem('not_found');
  return person;
}

const personIn = (parts: AccountParts, request: FastifyRequest): Promise<PersonRow> =>
  personWith(parts, (request.params as { personId: string }).personId);

const typedOf = ({ name, email, role, city }: PersonRow): TypedPerson => ({
  name,
  email,
  role,
  city: city ?? '',
});

function personPages(pages: App, parts: AccountParts): void {
  const { database, publicUrl } = parts;
  const one = `${path}/:personId`;
  const back = (reply: FastifyReply, { id }: PersonRow, code: FlashCode) =>
    reply.redirect(withFlash(`${path}/${id}`, code), 303);
  pages.get(one, keeping, async (request, reply) => {
    const person = await personIn(parts, request);
    return showForm(parts, request, reply, { person, typed: typedOf(person) });
  });
  pages.post(one, keeping, async (request, reply) => {
    const person = await personIn(parts, request);
    const typed = { ...typedIn(request), email: person.email };
    const { role, errors } = checked(typed);
    if (role === null || errors.length > 0) return showForm(parts, request, reply, { person, typed, errors });
    await changeRole(database.auth, writerOf(request), person.id, {
      name: typed.name,
      role,
      city: typed.city || null,
    });
    return back(reply, person, 'person-changed');
  });
  pages.post(`${one}/zustand`, keeping, async (request, reply) => {
    const person = await personIn(parts, request);
    // Whoever leaves hands over first: that is a page of its own.
    const state = (['active', 'locked'] as const).find((state) => state === fieldOf(request, 'zustand'));
    if (state === undefined) throw new Problem('malformed');
    await changeState(database.auth, writerOf(request), person.id, state);
    return back(reply, person, 'person-changed');
  });
  pages.post(`${one}/einladung`, keeping, async (request, reply) => {
    const person = await personIn(parts, request);
    if (person.state !== 'invited') return back(reply, person, 'nothing-changed');
    const occasion = { visit: visitOf(request), publicUrl: publicUrl() };
    await inviteAgain(database.auth, writerOf(request), person, occasion);
    return back(reply, person, 'invited');
  });
  pages.post(`${one}/zweiter-faktor`, keeping, async (request, reply) => {
    const person = await personIn(parts, request);
    const writer = writerOf(request);
    await removeSecondFactor(database.auth, writer, person.id);
    await noteLoginEvent(database.auth, 'secondFactorRemoved', visitOf(request), {
      personId: person.id,
      by: writer.actor,
    });
    return back(reply, person, 'person-changed');
  });
  pages.post(`${one}/anmeldedienst`, keeping, async (request, reply) => {
    const person = await personIn(parts, request);
    const untied = await untieProvider(database.auth, writerOf(request), person.id, visitOf(request));
    return back(reply, person, untied ? 'provider-untied' : 'nothing-changed');
  });
}
