import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf, type SentForm, versionOf } from '../../platform/http/form-body.js';
import { deletePerson } from '../commands/delete-people.js';
import { addPerson, changePerson, withdrawConsent } from '../commands/people.js';
import { organisationKinds } from '../entry.js';
import { personOfForm, valuesOfPerson } from '../forms.js';
import {
  countPeople,
  exportOf,
  findPerson,
  historyOf,
  type PeopleAsked,
  peoplePerPage,
  readOrganisations,
  readPeople,
  readToday,
  readTopics,
} from '../queries.js';
import { addressOf, PeoplePage } from '../views/people-page.js';
import { pathOfPerson } from '../views/people-table.js';
import { type EntryForm, NewPersonPage } from '../views/person-form.js';
import { PersonPage } from '../views/person-page.js';
import { staffNetworkPath as path } from '../words.js';
import { done, mayWrite, orFaults, type PageParts, reading, send, writing } from './parts.js';

type ByPerson = { Params: { person: string } };

const pattern = `${path}/personen/:person`;
const crumbs = [{ label: 'Personen im Netzwerk', path }];

/** People of the network on the desk of the service centre. */
export function peoplePages(pages: App, parts: PageParts): void {
  pages.get(path, reading, (request, reply) => sendList(parts, request, reply));
  formPages(pages, parts);
  endingPages(pages, parts);
}

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = askedIn(request);
  const view = await readingAs(parts, request, async (tx) => ({
    // One more than shown tells whether there is a next page.
    read: await readPeople(tx, asked, peoplePerPage + 1),
    topics: await readTopics(tx),
    counts: await countPeople(tx),
  }));
  const people = view.read.slice(0, peoplePerPage);
  const last = people.at(-1)?.reference;
  const nextHref = view.read.length > peoplePerPage ? addressOf({ ...asked, after: last }) : null;
  const { topics, counts } = view;
  const page = <PeoplePage view={{ asked, people, topics, counts, nextHref, mayWrite: mayWrite(request) }} />;
  return send(parts, request, reply, 'Personen im Netzwerk', page);
}

/** What the address asks for; what it cannot mean counts as not asked. */
function askedIn({ query }: FastifyRequest): PeopleAsked {
  const given = query as Readonly<Record<string, unknown>>;
  const words = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;
  };
  const kind = words('kind');
  return {
    q: words('q'),
    topic: words('topic'),
    kind: organisationKinds.find((one) => one === kind),
    organisation: words('organisation'),
    after: words('after'),
  };
}

function formPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  const empty: EntryForm = { values: valuesOfPerson(null), faults: {} };
  pages.get(`${path}/neu`, writing, (request, reply) => sendNew(parts, request, reply, empty));
  pages.post(path, writing, async (request, reply) => {
    const values = formOf(request);
    const read = personOfForm(values, await readingAs(parts, request, readToday));
    const made =
      'faults' in read ? read : await orFaults(() => addPerson(database, writerOf(request), read.parts));
    if ('faults' in made) return sendNew(parts, request, reply.code(422), { values, faults: made.faults });
    return done(reply, pathOfPerson(made.result), 'saved');
  });
  pages.get<ByPerson>(pattern, writing, (request, reply) => sendOne(parts, request, reply));
  pages.post<ByPerson>(pattern, writing, async (request, reply) => {
    const { person: reference } = request.params;
    const today = await readingAs(parts, request, async (tx) => {
      await findPerson(tx, reference);
      return readToday(tx);
    });
    const values = formOf(request);
    const read = personOfForm(values, today);
    const seen = { reference, version: versionOf(request) };
    const made =
      'faults' in read
        ? read
        : await orFaults(() => changePerson(database, writerOf(request), seen, read.parts));
    if ('faults' in made) return sendOne(parts, request, reply.code(422), { values, faults: made.faults });
    return done(reply, pathOfPerson(reference), 'saved');
  });
}

function endingPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get<ByPerson>(`${pattern}/auskunft.json`, writing, async (request, reply) => {
    const kept = await readingAs(parts, request, (tx) => exportOf(tx, request.params.person));
    // The name of the file says nothing about whom it is about: it lies in folders of downloads.
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="personenbezogene-daten.json"')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(kept, null, 2)}\n`);
  });
  pages.post<ByPerson>(`${pattern}/widerrufen`, writing, async (request, reply) => {
    const { person: reference } = request.params;
    await withdrawConsent(database, writerOf(request), reference);
    return done(reply, pathOfPerson(reference), 'consent-withdrawn');
  });
  pages.post<ByPerson>(`${pattern}/loeschen`, writing, async (request, reply) => {
    await deletePerson(database, writerOf(request), request.params.person);
    return done(reply, path, 'network-deleted');
  });
}

async function sendNew(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: EntryForm,
): Promise<FastifyReply> {
  const organisations = await readingAs(parts, request, (tx) => readOrganisations(tx));
  const page = <NewPersonPage form={form} organisations={organisations} />;
  return send(parts, request, reply, 'Person aufnehmen', page, crumbs);
}

/** One entry, with what was typed into its form. */
async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByPerson>,
  reply: FastifyReply,
  typed?: { readonly values: SentForm; readonly faults: Readonly<Record<string, string>> },
): Promise<FastifyReply> {
  const view = await readingAs(parts, request, async (tx) => {
    const person = await findPerson(tx, request.params.person);
    return {
      person,
      organisations: await readOrganisations(tx),
      history: await historyOf(tx, 'network_person', person.id),
    };
  });
  const form = typed ?? { values: valuesOfPerson(view.person), faults: {} };
  const page = <PersonPage view={{ ...view, form, isTyped: typed !== undefined }} />;
  return send(parts, request, reply, view.person.name, page, crumbs);
}
