import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityRoles, type Role, serviceCentreRoles } from '../kernel/actor.js';
import { programmeCities } from '../places/index.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fieldOf } from '../platform/http/form-body.js';
import { cityName, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { addContact, changeContact, removeContact } from './commands.js';
import { contactFields, faultsOf, partsOf, type TypedContact, typedOf } from './contact.js';
import { findContact, readContacts } from './queries.js';
import { type ContactForm, ContactPage, ContactsPage } from './views/contacts-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type ById = { Params: { id: string } };

/** The contacts of cities: a city keeps its own, the service centre everybody's. */
export function contactPages(pages: App, parts: PageParts): void {
  contactsAt(pages, parts, '/arbeitsbereich/kontakte', cityRoles);
  contactsAt(pages, parts, '/servicestelle/kontakte', serviceCentreRoles);
}

function contactsAt(pages: App, parts: PageParts, path: string, roles: readonly Role[]): void {
  const options = { config: only(...roles), schema: { hide: true } };
  const { database } = parts;
  pages.get(path, options, (request, reply) => sendList(parts, path, request, reply, emptyForm));
  pages.post(path, options, async (request, reply) => {
    const typed = typedIn(request);
    const writer = writerOf(request);
    const city = writer.actor.city ?? fieldOf(request, 'city');
    const faults: ContactForm['faults'] = faultsOf(typed);
    if (!programmeCities().some(({ ags }) => ags === city)) faults.city = 'Wählen Sie die Stadt.';
    if (Object.keys(faults).length > 0)
      return sendList(parts, path, request, reply.code(422), { id: null, city, typed, faults });
    await addContact(database, writer, city, partsOf(typed));
    return reply.redirect(withFlash(path, 'saved'), 303);
  });
  pages.get<ById>(`${path}/:id`, options, async (request, reply) => {
    const contact = await readingAs(parts, request, (tx) => findContact(tx, request.params.id));
    const form = { id: contact.id, city: contact.cityAgs, typed: typedOf(contact), faults: {} };
    return sendOne(parts, path, request, reply, form);
  });
  pages.post<ById>(`${path}/:id`, options, async (request, reply) => {
    const contact = await readingAs(parts, request, (tx) => findContact(tx, request.params.id));
    const typed = typedIn(request);
    const faults = faultsOf(typed);
    if (Object.keys(faults).length > 0)
      return sendOne(parts, path, request, reply.code(422), {
        id: contact.id,
        city: contact.cityAgs,
        typed,
        faults,
      });
    await changeContact(database, writerOf(request), contact.id, partsOf(typed));
    return reply.redirect(withFlash(path, 'saved'), 303);
  });
  pages.post<ById>(`${path}/:id/entfernen`, options, async (request, reply) => {
    const contact = await readingAs(parts, request, (tx) => findContact(tx, request.params.id));
    await removeContact(database, writerOf(request), contact.id);
    return reply.redirect(withFlash(path, 'removed'), 303);
  });
}

const emptyForm: ContactForm = { id: null, city: '', typed: typedOf(null), faults: {} };

const typedIn = (request: FastifyRequest): TypedContact =>
  Object.fromEntries(contactFields.map((field) => [field, fieldOf(request, field)])) as TypedContact;

async function sendList(
  parts: PageParts,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
  form: ContactForm,
): Promise<FastifyReply> {
  const contacts = await readingAs(parts, request, readContacts);
  const byCity = contacts.toSorted((a, b) => cityName(a.cityAgs).localeCompare(cityName(b.cityAgs), 'de'));
  const handsOver = request.actor?.role === 'cityLead';
  const view = { path, contacts: byCity, cities: citiesFor(request), form, handsOver };
  return send(parts, request, reply, 'Ansprechpartner', <ContactsPage view={view} />);
}

async function sendOne(
  parts: PageParts,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
  form: ContactForm,
): Promise<FastifyReply> {
  const view = { path, contacts: [], cities: citiesFor(request), form, handsOver: false };
  const crumbs = [{ label: 'Ansprechpartner', path }];
  return send(parts, request, reply, 'Ansprechpartner ändern', <ContactPage view={view} />, crumbs);
}

const citiesFor = (request: FastifyRequest) => (request.actor?.city == null ? programmeCities() : null);

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly { readonly label: string; readonly path: string }[] = [],
): Promise<FastifyReply> {
  return sendWorkspacePage(site, request, reply, { title, section: 'contacts', crumbs }, content);
}
