import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormFaults, type PublishedRecord, versionsOf } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { cityRoles, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { addOfficePerson, changeOfficePerson, removeOfficePerson } from './commands.js';
import { personOfForm, valuesOfPerson } from './office-person.js';
import { peoplePath } from './people-path.js';
import { findOfficePerson, peopleOfOffice } from './queries.js';
import { OfficePeoplePage, OfficePersonPage } from './views/people-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type OfOffice = { Params: { reference: string } };
type OfPerson = { Params: { reference: string; person: string } };

/** Who works in a neighbourhood office: its city and the service centre enter them, with their consent. */
export function officePeoplePages(pages: App, parts: PageParts): void {
  const { database } = parts;
  const options = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };
  const pattern = peoplePath(':reference');
  pages.get<OfOffice>(pattern, options, (request, reply) => sendList(parts, request, reply, {}, {}));
  pages.post<OfOffice>(pattern, options, async (request, reply) => {
    const { office, today } = await readingAs(parts, request, (tx) => officeOf(tx, request));
    const read = personOfForm(formOf(request), today);
    if ('faults' in read)
      return sendList(parts, request, reply.code(422), formOf(request), read.faults ?? {});
    await addOfficePerson(database, writerOf(request), office, read.parts);
    return reply.redirect(withFlash(peoplePath(office.reference), 'saved'), 303);
  });
  pages.get<OfPerson>(`${pattern}/:person`, options, async (request, reply) => {
    const { person } = await readPerson(parts, request);
    return sendOne(parts, request, reply, valuesOfPerson(person), {});
  });
  pages.post<OfPerson>(`${pattern}/:person`, options, async (request, reply) => {
    const { office, today, person } = await readPerson(parts, request);
    const read = personOfForm(formOf(request), today);
    if ('faults' in read) return sendOne(parts, request, reply.code(422), formOf(request), read.faults ?? {});
    const seen = formOf(request).seen ?? '';
    try {
      await changeOfficePerson(database, writerOf(request), { id: person.id, seen }, read.parts);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale') throw error;
      // What is there now counts; nothing of what was typed is lost.
      const { person: now } = await readPerson(parts, request);
      const values = { ...formOf(request), seen: now.seen, published: valuesOfPerson(now).published ?? '' };
      return sendOne(parts, request, reply.code(409), values, { name: changedMeanwhile });
    }
    return reply.redirect(withFlash(peoplePath(office.reference), 'saved'), 303);
  });
  pages.post<OfPerson>(`${pattern}/:person/entfernen`, options, async (request, reply) => {
    const { office, person } = await readPerson(parts, request);
    await removeOfficePerson(database, writerOf(request), person.id);
    return reply.redirect(withFlash(peoplePath(office.reference), 'removed'), 303);
  });
}

/** The office an address names. @throws Problem `not_found` also for one of another city */
async function officeOf(
  tx: Transaction,
  request: FastifyRequest,
): Promise<{ office: PublishedRecord; today: string }> {
  const { reference } = request.params as OfOffice['Params'];
  const { revision, reckoningDay: today } = await viewpointAt(tx);
  // Also of an office that is withdrawn: who once agreed can still be changed and deleted.
  const [office] = await versionsOf(tx, 'office', reference, revision);
  if (office === undefined) throw new Problem('not_found');
  const { city } = actorOf(request);
  if (city !== null && city !== office.cityAgs) throw new Problem('not_found');
  return { office, today };
}

const changedMeanwhile =
  'Inzwischen hat jemand diese Angaben geändert. Prüfen Sie alles, auch ob die Person öffentlich stehen darf, und speichern Sie noch einmal.';

const readPerson = (parts: PageParts, request: FastifyRequest<OfPerson>) =>
  readingAs(parts, request, async (tx) => {
    const { office, today } = await officeOf(tx, request);
    return { office, today, person: await findOfficePerson(tx, office.recordId, request.params.person) };
  });

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  values: SentForm,
  faults: FormFaults,
): Promise<FastifyReply> {
  const view = await readingAs(parts, request, async (tx) => {
    const { office } = await officeOf(tx, request);
    return {
      name: String(office.content.name),
      path: peoplePath(office.reference),
      people: await peopleOfOffice(tx, office.recordId),
    };
  });
  const form = { values, faults, findings: [], choices: {} };
  const title = `${view.name}: Personen`;
  return send(parts, request, reply, title, <OfficePeoplePage view={view} form={form} />);
}

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<OfPerson>,
  reply: FastifyReply,
  values: SentForm,
  faults: FormFaults,
): Promise<FastifyReply> {
  const { reference, person } = request.params;
  const form = { values, faults, findings: [], choices: {} };
  const path = peoplePath(reference);
  const page = <OfficePersonPage path={path} id={person} form={form} />;
  return send(parts, request, reply, 'Person ändern', page, [{ label: 'Personen', path }]);
}

const desk = { label: 'Gebiete und Konzepte', path: '/arbeitsbereich/gebiete' };

const send = (
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly (typeof desk)[] = [],
): Promise<FastifyReply> =>
  sendWorkspacePage(
    site,
    request,
    reply,
    { title, section: 'cityRecords', crumbs: [desk, ...crumbs] },
    content,
  );
