import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cityRoles, isCityRole, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { isThere } from '../platform/http/is-there.js';
import { type FieldError, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import type { Subject } from './commands/keep-audit-file.js';
import { formActions } from './form-actions.js';
import { readAuditFile } from './queries/audit-file.js';
import { auditList } from './queries/audit-list.js';
import { FilePage } from './views/file-page.js';
import { type FormName, FormPage, formTitles, stateTag, typedOf } from './views/form-page.js';
import { ListPage } from './views/list-page.js';
import { auditPath, auditsPath } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
type OfProject = { Params: { reference: string } };

const reading = { config: only(...cityRoles, ...readersOfAll), schema: { hide: true } };
const writing = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };
const asked = z.object({
  was: z.enum(Object.keys(formTitles) as [FormName, ...FormName[]]),
  id: z.uuid().optional(),
});

/** Checks, recoveries and payments: the service centre keeps them, cities answer, auditors read. */
export function auditPages(pages: App, parts: PageParts): void {
  pages.get(auditsPath, reading, (request, reply) => sendList(parts, request, reply));
  pages.get<OfProject>(`${auditsPath}/:reference`, reading, async (request, reply) => {
    const file = await fileOf(parts, request);
    const view = {
      file,
      mayKeep: mayKeep(request),
      mayAnswer: mayAnswer(request),
      mayReadHistory: !isCityRole(actorOf(request).role),
    };
    return send(parts, request, reply, file.reference, <FilePage view={view} />);
  });
  pages.get<OfProject>(`${auditsPath}/:reference/eintragen`, writing, (request, reply) =>
    sendForm(parts, request, reply, null, []),
  );
  pages.post<OfProject>(`${auditsPath}/:reference/eintragen`, writing, async (request, reply) => {
    const { reference } = await fileOf(parts, request);
    const wanted = formAsked(request);
    if (wanted === null) throw new Problem('malformed');
    const form = formOf(request);
    const errors = await done(parts, request, wanted, form);
    if (errors.length > 0) return sendForm(parts, request, reply, form, errors);
    return reply.redirect(withFlash(auditPath(reference), 'saved'), 303);
  });
}

/** Does what a form asks for, unless somebody has changed it since it was opened. @returns faults of its fields */
async function done(
  { database }: PageParts,
  request: FastifyRequest<OfProject>,
  { was, id }: z.output<typeof asked>,
  form: SentForm,
): Promise<readonly FieldError[]> {
  const subject: Subject = {
    database,
    writer: writerOf(request),
    reference: request.params.reference,
    unlessChanged(present) {
      if (form.gesehen !== stateTag(present, was, id)) throw new Problem('stale');
    },
  };
  try {
    const errors = await formActions[was]?.(subject, form);
    if (errors === undefined) throw new Problem('malformed');
    return errors;
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale')
      return [{ fieldId: 'inhalt', message: changedSince }];
    throw error;
  }
}

const changedSince =
  'Inzwischen hat jemand anderes das geändert. Was Sie geschrieben haben, steht noch hier: Sehen Sie den jetzigen Stand in der Akte an; speichern Sie noch einmal, gilt Ihre Fassung.';

const mayKeep = (request: FastifyRequest): boolean => {
  const { role, mayWrite } = actorOf(request);
  return mayWrite && serviceCentreRoles.some((one) => one === role);
};
const mayAnswer = (request: FastifyRequest): boolean => {
  const { role, mayWrite } = actorOf(request);
  return mayWrite && isCityRole(role);
};

const fileOf = (parts: PageParts, request: FastifyRequest<OfProject>) =>
  fileNamed(parts, request, request.params.reference);
const fileNamed = (parts: PageParts, request: FastifyRequest, reference: string) =>
  readingAs(parts, request, (tx) => readAuditFile(tx, actorOf(request), reference));

/** Which form an address asks for; null for none. @throws Problem `forbidden` for one that is not this role's */
function formAsked(request: FastifyRequest): z.output<typeof asked> | null {
  const found = asked.safeParse(request.query);
  if (!found.success) return null;
  const allowed = found.data.was === 'antwort' ? mayAnswer(request) || mayKeep(request) : mayKeep(request);
  if (!allowed) throw new Problem('forbidden');
  return found.data;
}

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { kennung } = request.query as { kennung?: unknown };
  const wanted = typeof kennung === 'string' ? kennung.trim().slice(0, 50) : '';
  if (wanted !== '' && (await isThere(fileNamed(parts, request, wanted))))
    return reply.redirect(auditPath(wanted), 303);
  const rows = await readingAs(parts, request, auditList);
  const view = { rows, unknown: wanted === '' ? null : wanted };
  return send(parts, request, reply, null, <ListPage view={view} />);
}

async function sendForm(
  parts: PageParts,
  request: FastifyRequest<OfProject>,
  reply: FastifyReply,
  sent: SentForm | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const file = await fileOf(parts, request);
  const wanted = formAsked(request);
  if (wanted === null) return reply.redirect(auditPath(file.reference), 303);
  const { was, id } = wanted;
  if (errors.length > 0) reply.code(422);
  const view = { file, was, id, typed: sent ?? typedOf(file, was, id), errors };
  return send(parts, request, reply, formTitles[was], <FormPage view={view} />, [
    { label: file.reference, path: auditPath(file.reference) },
  ]);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
  between: readonly { readonly label: string; readonly path: string }[] = [],
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Prüfungen', path: auditsPath }, ...between];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Prüfungen', section: 'audits', crumbs },
    content,
  );
}
