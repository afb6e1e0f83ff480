import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cityRoles, isCityRole, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { readDay } from '../kernel/written-day.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { isThere } from '../platform/http/is-there.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { type Deletion, deleteDue } from './commands/delete-due.js';
import { liftMark, setMark } from './commands/keep-marks.js';
import { countUnknown, findRetention, listRetentions, marksOf } from './queries/retentions.js';
import { retentionMarkKinds } from './tables.js';
import { ListPage, states } from './views/list-page.js';
import { ProjectPage } from './views/project-page.js';
import { retentionOfPath, retentionPath } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
type OfProject = { Params: { reference: string } };

const hide = { schema: { hide: true } };
const readingAll = { config: only(...readersOfAll), ...hide };
const reading = { config: only(...cityRoles, ...readersOfAll), ...hide };
const keeping = { config: only(...serviceCentreRoles), ...hide };
const deleting = { config: only('lead'), ...hide };

/** How long documents are kept, for everybody concerned; the service centre sets days and holds, its lead deletes. */
export function retentionPages(pages: App, parts: PageParts): void {
  pages.get(retentionPath, readingAll, async (request, reply) => {
    const { kennung } = request.query as { kennung?: unknown };
    const wanted = typeof kennung === 'string' ? kennung.trim().slice(0, 50) : '';
    if (
      wanted !== '' &&
      (await isThere(readingAs(parts, request, (tx) => findRetention(tx, actorOf(request), wanted))))
    )
      return reply.redirect(retentionOfPath(wanted), 303);
    return sendList(parts, request, reply, null, wanted === '' ? null : wanted);
  });
  pages.post(`${retentionPath}/loeschen`, deleting, async (request, reply) => {
    const dryRun = formOf(request).tun !== 'loeschen';
    const deletions = await deleteDue(parts.database, writerOf(request), { dryRun });
    if (dryRun) return sendList(parts, request, reply, deletions, null);
    return reply.redirect(withFlash(`${retentionPath}?stand=deleted`, 'records-deleted'), 303);
  });
  pages.get<OfProject>(`${retentionPath}/:reference`, reading, (request, reply) =>
    sendProject(parts, request, reply, {}, []),
  );
  pages.post<OfProject>(`${retentionPath}/:reference`, keeping, async (request, reply) => {
    const form = formOf(request);
    const errors = await keep(parts, request, form);
    if (errors.length > 0) return sendProject(parts, request, reply, form, errors);
    return reply.redirect(withFlash(retentionOfPath(request.params.reference), 'saved'), 303);
  });
}

/** Sets or lifts what the form says; faults of its fields, none when it was done. */
async function keep(
  parts: PageParts,
  request: FastifyRequest<OfProject>,
  form: SentForm,
): Promise<readonly FieldError[]> {
  const subject = {
    database: parts.database,
    writer: writerOf(request),
    reference: request.params.reference,
  };
  const reason = (form.reason ?? '').trim().slice(0, 1_000);
  const errors: FieldError[] = [];
  if (reason === '')
    errors.push({ fieldId: fieldId('reason'), message: 'Der Grund fehlt. Ein Satz genügt.' });
  const lifted = form.aufheben;
  if (lifted !== undefined) {
    if (!z.uuid().safeParse(lifted).success) throw new Problem('not_found');
    if (errors.length === 0) await liftMark(subject, lifted, reason);
    return errors;
  }
  const kind = retentionMarkKinds.find((one) => one === form.kind);
  const day = readDay(form.onDay ?? '');
  if (kind === undefined)
    errors.push({ fieldId: fieldId('kind'), message: 'Wählen Sie, was eingetragen wird.' });
  else if (kind !== 'hold' && day.kind !== 'exact')
    errors.push({ fieldId: fieldId('onDay'), message: 'Schreiben Sie den Tag wie 31.12.2033.' });
  if (errors.length > 0 || kind === undefined) return errors;
  await setMark(subject, { kind, onDay: kind !== 'hold' && day.kind === 'exact' ? day.day : null, reason });
  return [];
}

async function sendProject(
  parts: PageParts,
  request: FastifyRequest<OfProject>,
  reply: FastifyReply,
  typed: SentForm,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { project, marks } = await readingAs(parts, request, async (tx) => {
    const project = await findRetention(tx, actorOf(request), request.params.reference);
    return { project, marks: await marksOf(tx, project.projectId) };
  });
  if (errors.length > 0) reply.code(422);
  const { role, mayWrite } = actorOf(request);
  const mayKeep = mayWrite && serviceCentreRoles.some((one) => one === role);
  const page = <ProjectPage view={{ project, marks, mayKeep, typed, errors }} />;
  const crumbs = isCityRole(role) ? [] : [{ label: 'Aufbewahrung', path: retentionPath }];
  return send(parts, request, reply, project.reference, page, crumbs);
}

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  dryRun: readonly Deletion[] | null,
  unknownReference: string | null,
): Promise<FastifyReply> {
  const { stand } = request.query as { stand?: unknown };
  const { role, mayWrite } = actorOf(request);
  const view = await readingAs(parts, request, async (tx) => ({
    projects: await listRetentions(tx),
    unknown: await countUnknown(tx),
    state: states.find((one) => one === stand) ?? ('due' as const),
    mayDelete: mayWrite && role === 'lead',
    dryRun,
    unknownReference,
  }));
  return send(parts, request, reply, 'Aufbewahrung', <ListPage view={view} />, []);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly { readonly label: string; readonly path: string }[],
): Promise<FastifyReply> {
  return sendWorkspacePage(site, request, reply, { title, section: 'audits', crumbs }, content);
}
