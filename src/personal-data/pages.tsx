import type { FastifyReply, FastifyRequest } from 'fastify';
import { comparableEmail, findPerson, type PersonRow } from '../accounts/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, signedIn, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fieldOf } from '../platform/http/form-body.js';
import { fieldId, renderPage, type Site, withFlash, workspaceHead } from '../web/index.js';
import { forgetPerson, wouldForget } from './commands/forget-person.js';
import { exportPerson } from './queries/export-person.js';
import { forgettable } from './queries/forgettable.js';
import { ForgetPage } from './views/forget-page.js';
import { RegisterPage } from './views/register-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type ById = { Params: { personId: string } };

const schema = { hide: true };
const administrators = { config: only('administrator'), schema };
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The register of personal data, everything about one person as a file, and forgetting a person. */
export function personalDataPages(pages: App, parts: PageParts): void {
  const { database, site } = parts;
  pages.get(
    '/verwaltung/datenschutz',
    { config: only('administrator', 'auditor'), schema },
    async (request, reply) => {
      const head = workspaceHead(request, { title: 'Personenbezogene Daten', section: 'personalData' });
      return sendHtml(reply, await renderPage(site, head, <RegisterPage />));
    },
  );
  pages.get('/konto/daten.json', { config: signedIn, schema }, async (request, reply) => {
    const { personId } = actorOf(request);
    if (personId === null) throw new Problem('not_found');
    return sendExport(reply, await exportPerson(database.auth, writerOf(request), personId));
  });
  pages.get<ById>('/verwaltung/personen/:personId/daten.json', administrators, async (request, reply) => {
    const { id } = await personIn(parts, request.params);
    return sendExport(reply, await exportPerson(database.auth, writerOf(request), id));
  });
  forgetPages(pages, parts);
}

function forgetPages(pages: App, parts: PageParts): void {
  const address = '/verwaltung/personen/:personId/vergessen';
  pages.get<ById>(address, administrators, async (request, reply) =>
    showForgetPage(parts, request, reply, await personIn(parts, request.params), null),
  );
  pages.post<ById>(address, administrators, async (request, reply) => {
    const person = await personIn(parts, request.params);
    const email = fieldOf(request, 'email');
    if (comparableEmail(email) !== person.email) return showForgetPage(parts, request, reply, person, email);
    await forgetPerson(parts.database.auth, writerOf(request), person.id);
    return reply.redirect(withFlash('/verwaltung/personen', 'person-forgotten'), 303);
  });
}

/** The dry run, and the form that does it. `typed` is what was not the address of the person. */
async function showForgetPage(
  { database: { auth }, site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  person: PersonRow,
  typed: string | null,
): Promise<FastifyReply> {
  const writer = writerOf(request);
  const { obstacle, warnings } = await forgettable(auth, writer, person);
  const outcomes = obstacle === null ? await wouldForget(auth, writer, person.id) : [];
  const message = 'Das ist nicht die E-Mail-Adresse dieser Person. Geben Sie sie so ein, wie sie oben steht.';
  const errors = typed === null ? [] : [{ fieldId: fieldId('email'), message }];
  const view = { person, obstacle, warnings, outcomes, typed: typed ?? '', errors };
  const crumbs = [
    { label: 'Personen', path: '/verwaltung/personen' },
    { label: person.name, path: `/verwaltung/personen/${person.id}` },
  ];
  const head = workspaceHead(request, { title: 'Person löschen', section: 'people', crumbs });
  return sendHtml(
    reply.code(typed === null ? 200 : 422),
    await renderPage(site, head, <ForgetPage view={view} />),
  );
}

async function personIn({ database }: PageParts, { personId }: ById['Params']): Promise<PersonRow> {
  const person = uuid.test(personId) ? await findPerson(database.auth, personId) : null;
  if (person === null) throw new Problem('not_found');
  return person;
}

const sendHtml = (reply: FastifyReply, html: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);

/** The name of the file says nothing about whom it is about: it lies in folders of downloads. */
const sendExport = (reply: FastifyReply, content: object): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', 'attachment; filename="personenbezogene-daten.json"')
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(content, null, 2)}\n`);
