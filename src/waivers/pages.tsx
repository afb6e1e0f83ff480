import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import { readDay } from '../kernel/written-day.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { grantWaiver, readRecord } from './commands/grant.js';
import { revokeWaiver } from './commands/revoke.js';
import { checkPublished } from './queries/record-findings.js';
import { countWaivers, findWaiver, listWaivers, type WaiverState, waiverStates } from './queries/waivers.js';
import { FindingsPage } from './views/findings-page.js';
import { GrantPage, type GrantView, RevokePage } from './views/form-pages.js';
import { ListPage, stateNames } from './views/list-page.js';
import { findingsPath, newWaiverPath, type RecordOfWaiver, waiversPath } from './views/paths.js';
import { waiversCsv } from './waivers-csv.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const perPage = 50;
const mostInFile = 100_000;
const longestReason = 1_000;
const reading = { config: only(...readersOfAll), schema: { hide: true } };
const granting = { config: only(...serviceCentreRoles), schema: { hide: true } };
const listQuery = z.object({
  stand: z.string().max(20).optional(),
  seite: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const askedFor = z.object({
  vorhaben: z.string().min(1).max(50).optional(),
  entwurf: z.uuid().optional(),
  code: z.string().min(1).max(60),
  feld: z.string().min(1).max(100),
});
type OfWaiver = { Params: { waiver: string } };

/** Where the service centre accepts findings of single records, and everybody who checks sees which. */
export function waiverPages(pages: App, parts: PageParts): void {
  pages.get(waiversPath, reading, (request, reply) => sendList(parts, request, reply));
  pages.get(`${waiversPath}.csv`, reading, async (request, reply) => {
    const waivers = await readingAs(parts, request, async (tx) => {
      const all = [];
      for (const state of waiverStates) all.push(...(await listWaivers(tx, state, { limit: mostInFile })));
      return all;
    });
    reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store');
    reply.header('content-disposition', 'attachment; filename="ausnahmen.csv"');
    return reply.send(waiversCsv(waivers));
  });
  pages.get(`${waiversPath}/neu`, granting, (request, reply) =>
    sendForm(parts, request, reply, { reason: '', until: '' }, []),
  );
  pages.post(`${waiversPath}/neu`, granting, (request, reply) => grant(parts, request, reply));
  pages.get<OfWaiver>(`${waiversPath}/:waiver/aufheben`, granting, (request, reply) =>
    sendRevoke(parts, request, reply, '', []),
  );
  pages.post<OfWaiver>(`${waiversPath}/:waiver/aufheben`, granting, (request, reply) =>
    revoke(parts, request, reply),
  );
  pages.get<{ Params: { reference: string } }>(
    '/servicestelle/vorhaben/:reference/befunde',
    reading,
    async (request, reply) => {
      const project = await readingAs(parts, request, (tx) => checkPublished(tx, request.params.reference));
      const page = <FindingsPage project={project} mayGrant={mayGrant(request)} />;
      return send(parts, request, reply, `Befunde ${project.reference}`, page);
    },
  );
}

/** Whether who looks accepts findings; auditors look only. */
function mayGrant(request: FastifyRequest): boolean {
  const { role, mayWrite } = actorOf(request);
  return mayWrite && serviceCentreRoles.some((one) => one === role);
}

async function sendList(parts: PageParts, request: FastifyRequest, reply: FastifyReply) {
  const { stand, seite } = listQuery.parse(request.query);
  const state: WaiverState = waiverStates.find((one) => stateNames[one][0] === stand) ?? 'inForce';
  const view = await readingAs(parts, request, async (tx) => {
    const found = await listWaivers(tx, state, { limit: perPage + 1, offset: (seite - 1) * perPage });
    return {
      waivers: found.slice(0, perPage),
      state,
      counts: await countWaivers(tx),
      page: seite,
      hasMore: found.length > perPage,
      mayRevoke: mayGrant(request),
    };
  });
  return send(parts, request, reply, null, <ListPage view={view} />);
}

/** Record and finding in the address of the form; null when it names none. */
function askedOf(request: FastifyRequest) {
  const asked = askedFor.safeParse(request.query);
  if (!asked.success) return null;
  const { vorhaben, entwurf, code, feld } = asked.data;
  if ((vorhaben === undefined) === (entwurf === undefined)) return null;
  const record: RecordOfWaiver =
    vorhaben === undefined ? { draftId: entwurf ?? '' } : { reference: vorhaben };
  return { record, code, field: feld };
}

async function sendForm(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: GrantView['typed'],
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const asked = askedOf(request);
  if (asked === null) return reply.redirect(waiversPath, 303);
  const { record, code, field } = asked;
  const { name, reference, findings } = await readRecord(parts.database, writerOf(request), record);
  const finding = findings.find((one: Finding) => one.code === code && one.field === field);
  if (finding === undefined) throw new Problem('not_found');
  if (errors.length > 0) reply.code(422);
  const action = newWaiverPath(record, { code, field });
  const view = { action, name, reference, finding, typed, errors };
  return send(parts, request, reply, 'Ausnahme zulassen', <GrantPage view={view} />);
}

async function grant(parts: PageParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = askedOf(request);
  if (asked === null) throw new Problem('malformed');
  const { record, code, field } = asked;
  const { reason: written = '', until: day = '' } = formOf(request);
  const typed = { reason: written.trim(), until: day.trim() };
  const until = readDay(typed.until);
  const errors = [...faultsOfReason(typed.reason)];
  if (until.kind !== 'exact')
    errors.push({ fieldId: fieldId('until'), message: 'Schreiben Sie den letzten Tag wie 31.12.2027.' });
  if (errors.length > 0 || until.kind !== 'exact') return sendForm(parts, request, reply, typed, errors);
  try {
    const wanted = { record, code, field, reason: typed.reason, until: until.day };
    await grantWaiver(parts.database, writerOf(request), wanted);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid_parameter') throw error;
    const message = error.detail?.de ?? error.title.de;
    return sendForm(parts, request, reply, typed, [{ fieldId: fieldId('until'), message }]);
  }
  const back =
    'reference' in record ? findingsPath(record.reference) : `/servicestelle/pruefen/${record.draftId}`;
  return reply.redirect(withFlash(back, 'waiver-granted'), 303);
}

function faultsOfReason(reason: string): FieldError[] {
  if (reason === '') return [{ fieldId: fieldId('reason'), message: 'Der Grund fehlt. Ein Satz genügt.' }];
  return reason.length <= longestReason
    ? []
    : [{ fieldId: fieldId('reason'), message: 'Der Grund hat mehr als 1.000 Zeichen. Kürzen Sie ihn.' }];
}

async function sendRevoke(
  parts: PageParts,
  request: FastifyRequest<OfWaiver>,
  reply: FastifyReply,
  typed: string,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const id = idOf(request);
  const waiver = await readingAs(parts, request, (tx) => findWaiver(tx, id));
  if (waiver === null) throw new Problem('not_found');
  if (errors.length > 0) reply.code(422);
  const page = <RevokePage waiver={waiver} typed={typed} errors={errors} />;
  return send(parts, request, reply, 'Ausnahme aufheben', page);
}

async function revoke(
  parts: PageParts,
  request: FastifyRequest<OfWaiver>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const reason = (formOf(request).reason ?? '').trim();
  const errors = faultsOfReason(reason);
  if (errors.length > 0) return sendRevoke(parts, request, reply, reason, errors);
  await revokeWaiver(parts.database, writerOf(request), { id: idOf(request), reason });
  return reply.redirect(withFlash(waiversPath, 'waiver-revoked'), 303);
}

/** @throws Problem `not_found` for what is no id */
function idOf(request: FastifyRequest<OfWaiver>): string {
  const { waiver } = request.params;
  if (z.uuid().safeParse(waiver).success) return waiver;
  throw new Problem('not_found');
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Ausnahmen', path: waiversPath }];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Ausnahmen', section: 'review', crumbs },
    content,
  );
}
