import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf, versionOf } from '../../platform/http/form-body.js';
import { addOrganisation, changeOrganisation, removeOrganisation } from '../commands/organisations.js';
import { organisationOfForm, valuesOfOrganisation } from '../forms.js';
import { findOrganisation, historyOf, readOrganisations, readPeople } from '../queries.js';
import { NewOrganisationPage, OrganisationPage, OrganisationsPage } from '../views/organisations-pages.js';
import type { EntryForm } from '../views/person-form.js';
import { staffOrganisationsPath as path } from '../words.js';
import { done, mayWrite, orFaults, type PageParts, reading, send, writing } from './parts.js';

type ByOrganisation = { Params: { organisation: string } };

const pattern = `${path}/:organisation`;
const crumbs = [{ label: 'Organisationen im Netzwerk', path }];
const taken =
  'Eine Organisation dieses Namens gibt es schon. Nehmen Sie die, oder unterscheiden Sie die Namen.';
/** All people of one organisation. */
const most = 1_000;

/** Organisations of the network on the desk of the service centre; auditors look on. */
export function networkOrganisationPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(path, reading, async (request, reply) => {
    const { q } = request.query as { q?: unknown };
    const asked = typeof q === 'string' ? q.trim().slice(0, 200) : '';
    const organisations = await readingAs(parts, request, (tx) => readOrganisations(tx, asked));
    const page = <OrganisationsPage organisations={organisations} q={asked} mayWrite={mayWrite(request)} />;
    return send(parts, request, reply, 'Organisationen im Netzwerk', page);
  });
  const empty: EntryForm = { values: valuesOfOrganisation(null), faults: {} };
  pages.get(`${path}/neu`, writing, (request, reply) => sendNew(parts, request, reply, empty));
  pages.post(path, writing, async (request, reply) => {
    const values = formOf(request);
    const read = organisationOfForm(values);
    const made =
      'faults' in read
        ? read
        : await orFaults(() => addOrganisation(database, writerOf(request), read.parts), taken);
    if ('faults' in made) return sendNew(parts, request, reply.code(422), { values, faults: made.faults });
    return done(reply, `${path}/${made.result}`, 'saved');
  });
  pages.get<ByOrganisation>(pattern, reading, (request, reply) => sendOne(parts, request, reply));
  pages.post<ByOrganisation>(pattern, writing, async (request, reply) => {
    const { organisation: reference } = request.params;
    await readingAs(parts, request, (tx) => findOrganisation(tx, reference));
    const values = formOf(request);
    const read = organisationOfForm(values);
    const seen = { reference, version: versionOf(request) };
    const made =
      'faults' in read
        ? read
        : await orFaults(() => changeOrganisation(database, writerOf(request), seen, read.parts), taken);
    if ('faults' in made) return sendOne(parts, request, reply.code(422), { values, faults: made.faults });
    return done(reply, `${path}/${reference}`, 'saved');
  });
  pages.post<ByOrganisation>(`${pattern}/entfernen`, writing, async (request, reply) => {
    await removeOrganisation(database, writerOf(request), request.params.organisation);
    return done(reply, path, 'removed');
  });
}

const sendNew = (parts: PageParts, request: FastifyRequest, reply: FastifyReply, form: EntryForm) =>
  send(parts, request, reply, 'Organisation anlegen', <NewOrganisationPage form={form} />, crumbs);

/** One organisation, with what was typed into its form. */
async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByOrganisation>,
  reply: FastifyReply,
  typed?: EntryForm,
): Promise<FastifyReply> {
  const view = await readingAs(parts, request, async (tx) => {
    const organisation = await findOrganisation(tx, request.params.organisation);
    return {
      organisation,
      people: await readPeople(tx, { organisation: organisation.reference }, most),
      history: await historyOf(tx, 'network_organisation', organisation.id),
    };
  });
  const form = typed ?? { values: valuesOfOrganisation(view.organisation), faults: {} };
  const page = <OrganisationPage {...view} form={form} mayWrite={mayWrite(request)} />;
  return send(parts, request, reply, view.organisation.name, page, crumbs);
}
