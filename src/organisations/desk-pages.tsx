import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf as sentForm } from '../platform/http/form-body.js';
import { type FieldError, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { keepApart } from './commands/keep-apart.js';
import { correctOrganisation, mergeOrganisations, splitOrganisation } from './commands/merge.js';
import {
  countProjectsOf,
  listOrganisations,
  membersOf,
  type Organisation,
  wordingsAt,
} from './queries/organisations.js';
import { similarPairs } from './queries/similar.js';
import { found, readList, readOrganisation, wordOf } from './read-views.js';
import { type DeskOrganisation, DeskOrganisationPage, DeskPage, deskPath } from './views/desk-pages.js';
import { MergePage, type MergeSide } from './views/merge-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const keeping = { config: only(...serviceCentreRoles), schema: { hide: true } };
const reading = { config: only(...readersOfAll), schema: { hide: true } };
type ById = { Params: { id: string } };

/** The pages on which the service centre keeps the directory of organisations. */
export function deskPages(pages: App, parts: PageParts): void {
  pages.get(deskPath, keeping, async (request, reply) => {
    const page = await readingAs(parts, request, async (tx) => ({
      pairs: await similarPairs(tx),
      list: await readList(tx, deskPath, queryOf(request)),
    }));
    return send(parts, request, reply, 'Organisationen', <DeskPage {...page} />);
  });
  pages.post(`${deskPath}/verschieden`, keeping, async (request, reply) => {
    const form = formOf(request);
    await keepApart(parts.database, writerOf(request), [uuidIn(form, 'one'), uuidIn(form, 'other')]);
    return reply.redirect(withFlash(deskPath, 'saved'), 303);
  });
  organisationPage(pages, parts);
  mergePages(pages, parts);
}

function organisationPage(pages: App, parts: PageParts): void {
  pages.get<ById>(`${deskPath}/:id`, reading, (request, reply) =>
    sendOrganisation(parts, request, reply, request.params.id, null, []),
  );
  pages.post<ById>(`${deskPath}/:id/berichtigen`, keeping, async (request, reply) => {
    const { id } = request.params;
    const form = formOf(request);
    const typed = {
      name: form('name').trim(),
      legalForm: form('legalForm').trim(),
      reason: form('reason').trim(),
    };
    const errors = [...missingReason(typed.reason)];
    if (typed.name === '' || typed.name.length > 2_000)
      errors.unshift({ fieldId: 'f-name', message: 'Der Name fehlt oder ist länger als 2.000 Zeichen.' });
    if (errors.length > 0) return sendOrganisation(parts, request, reply, id, typed, errors);
    const { publicId } = await readingAs(parts, request, (tx) => found(tx, id));
    const revision = await correctOrganisation(parts.database, writerOf(request, typed.reason), {
      publicId,
      name: typed.name,
      legalForm: typed.legalForm === '' ? null : typed.legalForm.slice(0, 200),
      seen: Number(form('seen')),
    });
    return reply.redirect(
      withFlash(`${deskPath}/${id}`, revision === null ? 'nothing-changed' : 'saved'),
      303,
    );
  });
  pages.post<ById>(`${deskPath}/:id/trennen`, keeping, async (request, reply) => {
    const { publicId } = await readingAs(parts, request, (tx) => found(tx, request.params.id));
    await splitOrganisation(parts.database, writerOf(request), publicId);
    return reply.redirect(withFlash(`${deskPath}/${publicId}`, 'split'), 303);
  });
}

async function sendOrganisation(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  typed: DeskOrganisation['typed'] | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const query = queryOf(request);
  const q = wordOf(query, 'q').trim().slice(0, 200);
  const view = await readingAs(parts, request, async (tx) => {
    const read = await readOrganisation(tx, id, `${deskPath}/${id}`, query);
    const { items } = q === '' ? { items: [] } : await listOrganisations(tx, { q, limit: 20 });
    const { name, legalForm } = read.organisation;
    const candidates = items.filter(
      (item) => item.id !== read.organisation.id && item.naturalPerson === read.organisation.naturalPerson,
    );
    return {
      ...read,
      q,
      candidates,
      errors,
      typed: typed ?? { name, legalForm: legalForm ?? '', reason: '' },
    };
  });
  if (errors.length > 0) reply.code(422);
  return send(parts, request, reply, view.organisation.name, <DeskOrganisationPage view={view} />);
}

function mergePages(pages: App, parts: PageParts): void {
  const address = `${deskPath}/:id/zusammenfuehren`;
  pages.get<ById>(address, keeping, (request, reply) =>
    sendMerge(
      parts,
      request,
      reply,
      [request.params.id, wordOf(queryOf(request), 'mit')],
      { into: '', reason: '' },
      [],
    ),
  );
  pages.post<ById>(address, keeping, async (request, reply) => {
    const form = formOf(request);
    const [one, other] = [request.params.id, form('mit')];
    const typed = { into: form('into'), reason: form('reason').trim() };
    const errors = [...missingReason(typed.reason)];
    if (typed.into !== one && typed.into !== other)
      errors.unshift({ fieldId: 'f-into', message: 'Wählen Sie, welcher Name bleibt.' });
    if (errors.length > 0) return sendMerge(parts, request, reply, [one, other], typed, errors);
    const seen = { [one]: Number(form('seenOne')), [other]: Number(form('seenOther')) };
    const merged = typed.into === one ? other : one;
    await readingAs(parts, request, async (tx) => [await found(tx, one), await found(tx, other)]);
    await mergeOrganisations(parts.database, writerOf(request, typed.reason), {
      into: typed.into,
      merged,
      seen: [seen[typed.into] ?? 0, seen[merged] ?? 0],
    });
    return reply.redirect(withFlash(`${deskPath}/${typed.into}`, 'merged'), 303);
  });
}

async function sendMerge(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  [one, other]: readonly [string, string],
  typed: { readonly into: string; readonly reason: string },
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  if (other === '') {
    await readingAs(parts, request, (tx) => found(tx, one));
    return reply.redirect(`${deskPath}/${one}#andere`, 303);
  }
  const sides = await readingAs(parts, request, async (tx) => ({
    one: await sideOf(tx, await found(tx, one)),
    other: await sideOf(tx, await found(tx, other)),
  }));
  if (errors.length > 0) reply.code(422);
  return send(parts, request, reply, 'Zusammenführen', <MergePage view={{ ...sides, typed, errors }} />);
}

async function sideOf(tx: Transaction, organisation: Organisation): Promise<MergeSide> {
  const members = await membersOf(tx, organisation.id);
  return {
    organisation,
    spellings: await wordingsAt(tx, organisation.id),
    projects: await countProjectsOf(tx, organisation.id),
    members: members.length,
  };
}

const missingReason = (reason: string): FieldError[] =>
  reason === '' ? [{ fieldId: 'f-reason', message: 'Der Grund fehlt. Ein kurzer Satz genügt.' }] : [];

const queryOf = (request: FastifyRequest) => request.query as Record<string, unknown>;

function formOf(request: FastifyRequest): (name: string) => string {
  const form = sentForm(request);
  return (name) => (form[name] ?? '').slice(0, 5_000);
}

function uuidIn(form: (name: string) => string, name: string): string {
  const value = form(name);
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw new Problem('malformed');
  return value;
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = title === 'Organisationen' ? [] : [{ label: 'Organisationen', path: deskPath }];
  return sendWorkspacePage(site, request, reply, { title, section: 'organisations', crumbs }, content);
}
