import type { FastifyReply, FastifyRequest } from 'fastify';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { FormReader, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { addPhoto, recordDisplay, removeDisplay, type Subject } from './commands/keep-displays.js';
import { findPublicity, listPublicities, owedPublicities } from './queries/publicities.js';
import { displayKinds } from './tables.js';
import { OwedPage, owedTabs } from './views/owed-page.js';
import { PublicitiesPage } from './views/publicities-page.js';
import { PublicityPage } from './views/publicity-page.js';
import { owedPath, publicitiesPath, publicityPath } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
type OfProject = { Params: { reference: string } };
type OfDisplay = { Params: { reference: string; display: string } };
type Faults = Readonly<Record<string, string>>;

const reading = { config: only(...cityRoles, ...readersOfAll), schema: { hide: true } };
const ofCity = { config: only(...cityRoles), schema: { hide: true } };
const keeping = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };
const path = `${publicitiesPath}/:reference`;
const owedTitle = 'Publizität: offen';

/** Where the support of the Union is shown: a city keeps its own, the service centre helps, auditors look on. */
export function publicityPages(pages: App, parts: PageParts): void {
  pages.get(publicitiesPath, ofCity, async (request, reply) => {
    const { city } = actorOf(request);
    const publicities = await readingAs(parts, request, (tx) => listPublicities(tx, city ?? ''));
    return send(parts, request, reply, null, <PublicitiesPage publicities={publicities} />);
  });
  pages.get(owedPath, { config: only(...readersOfAll), schema: { hide: true } }, async (request, reply) => {
    const { was } = request.query as { was?: unknown };
    const owed = await readingAs(parts, request, owedPublicities);
    const tab = owedTabs.find((one) => one === was) ?? 'alle';
    return send(parts, request, reply, owedTitle, <OwedPage owed={owed} tab={tab} />);
  });
  pages.get<OfProject>(path, reading, (request, reply) => sendOne(parts, request, reply, {}, {}));
  pages.post<OfDisplay>(`${path}/:display/entfernen`, keeping, async (request, reply) => {
    const { reference, display } = request.params;
    const form = new FormReader(formOf(request));
    const field = `reason.${display}`;
    const reason = form.required(field, 1_000, 'Warum? Ein Satz genügt.');
    if (!form.isRight) return sendOne(parts, request, reply, formOf(request), form.faults);
    await removeDisplay(subjectOf(parts, request), idOf(display), reason);
    return reply.redirect(withFlash(publicityPath(reference), 'removed'), 303);
  });
  pages.register(async (scope: App) => {
    await readUploads(scope);
    const config = { ...keeping.config, rateLimit: limits.uploads };
    const taking = { ...keeping, config, bodyLimit: largestUpload };
    scope.post<OfProject>(path, taking, (request, reply) => record(parts, request, reply));
    scope.post<OfDisplay>(`${path}/:display/foto`, taking, async (request, reply) => {
      const { reference, display } = request.params;
      try {
        await addPhoto(subjectOf(parts, request), idOf(display), uploadOf(request).bytes);
      } catch (error) {
        return sendOne(parts, request, reply, {}, { [`photo.${display}`]: refusalOf(error) });
      }
      return reply.redirect(withFlash(publicityPath(reference), 'saved'), 303);
    });
  });
}

/** @throws Problem `not_found` for what is no id */
function idOf(written: string): string {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(written)) throw new Problem('not_found');
  return written;
}

const subjectOf = ({ database }: PageParts, request: FastifyRequest<OfProject>): Subject => ({
  database,
  writer: writerOf(request),
  reference: request.params.reference,
});

async function record(
  parts: PageParts,
  request: FastifyRequest<OfProject>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const values = formOf(request);
  const form = new FormReader(values);
  const kind = form.choice('kind', displayKinds);
  if (kind === null) form.fault('kind', 'Wählen Sie, was zu sehen ist.');
  const place = form.required(
    'place',
    300,
    'Der Ort fehlt. Nennen Sie Gebäude und Stelle, oder die Adresse.',
  );
  const shownOn = form.day('shownOn');
  if (shownOn === null && form.faults.shownOn === undefined)
    form.fault('shownOn', 'Der Tag fehlt. Schreiben Sie ihn wie 31.10.2026.');
  if (!form.isRight || kind === null || shownOn === null)
    return sendOne(parts, request, reply, values, form.faults);
  try {
    const photo = photoOf(request);
    await recordDisplay(subjectOf(parts, request), { kind, place, shownOn, photo });
  } catch (error) {
    const field = error instanceof Problem && error.code === 'rule_broken' ? 'shownOn' : 'file';
    return sendOne(parts, request, reply, values, { [field]: refusalOf(error) });
  }
  return reply.redirect(withFlash(publicityPath(request.params.reference), 'saved'), 303);
}

/** The photo sent along; null when none was chosen. */
function photoOf(request: FastifyRequest): Uint8Array | null {
  try {
    return uploadOf(request).bytes;
  } catch (error) {
    if (error instanceof Problem && error.code === 'malformed') return null;
    throw error;
  }
}

/** What to say of a photo or day that cannot be taken. @throws what is no such refusal */
function refusalOf(error: unknown): string {
  if (!(error instanceof Problem)) throw error;
  const [first] = error.errors;
  if (first !== undefined) return first.detail.de;
  if (!['unsupported_format', 'too_large', 'malformed'].includes(error.code)) throw error;
  return error.code === 'malformed' ? 'Wählen Sie ein Foto aus.' : (error.detail?.de ?? error.title.de);
}

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<OfProject>,
  reply: FastifyReply,
  values: SentForm,
  faults: Faults,
): Promise<FastifyReply> {
  const publicity = await readingAs(parts, request, (tx) =>
    findPublicity(tx, actorOf(request), request.params.reference),
  );
  if (Object.keys(faults).length > 0) reply.code(422);
  const { role, mayWrite } = actorOf(request);
  const view = { publicity, mayKeep: mayWrite && role !== 'auditor', values, faults };
  return send(parts, request, reply, publicity.reference, <PublicityPage view={view} />);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
): Promise<FastifyReply> {
  const isCity = actorOf(request).city !== null;
  const list = { label: 'Publizität', path: isCity ? publicitiesPath : owedPath };
  const crumbs = title === null || title === owedTitle ? [] : [list];
  const section = isCity ? ('projects' as const) : null;
  return sendWorkspacePage(site, request, reply, { title: title ?? 'Publizität', section, crumbs }, content);
}
