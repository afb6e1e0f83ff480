import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingPageAt } from '../history/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, open, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, versionOf } from '../platform/http/form-body.js';
import {
  type FlashCode,
  localRoutes,
  type Site,
  sendNetworkPage,
  sendWorkspacePage,
  type WorkspacePage,
  withFlash,
} from '../web/index.js';
import {
  addPractice,
  changePractice,
  publishPractice,
  removePractice,
  withdrawPractice,
} from './commands.js';
import { practiceOfForm, valuesOfPractice } from './practice.js';
import { findPractice, linkedProjects, readPractices } from './queries.js';
import { PracticePage, PracticesPage } from './views/public-pages.js';
import {
  type PracticeForm,
  PracticeFormPage,
  StaffPracticePage,
  StaffPracticesPage,
} from './views/staff-pages.js';
import { staffPracticePath as desk, practicePath as path, practiceMessages as words } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const schema = { hide: true };
const everybody = { config: open, schema };
const reading = { config: only(...readersOfAll), schema };
const writing = { config: only(...serviceCentreRoles), schema };
type ByReference = { Params: { reference: string } };

/** Good-practice examples on the public pages, and the desk on which the service centre writes them. */
export function practicePages(pages: App, parts: PageParts): void {
  publicPages(pages, parts);
  deskPages(pages, parts);
}

function publicPages(pages: App, parts: PageParts): void {
  for (const { language, pattern } of localRoutes(path))
    pages.get(pattern, everybody, async (request, reply) => {
      const { all, sight } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
        all: await readPractices(tx, sight.past),
      }));
      const published = all.filter(({ state }) => state === 'published');
      const page = <PracticesPage practices={published} language={language} />;
      const shown = { language, title: words.title[language], path, sight };
      return sendNetworkPage(parts.site, request, reply, shown, page);
    });
  for (const { language, pattern } of localRoutes(`${path}/:reference`))
    pages.get<ByReference>(pattern, everybody, async (request, reply) => {
      const { reference } = request.params;
      const { sight, ...found } = await readingPageAt(parts, request, reply, async (tx, sight) => {
        const practice = await findPractice(tx, reference, sight.past);
        const projects = await linkedProjects(tx, practice.projects, sight.viewpoint.revision);
        return { practice, projects };
      });
      const { title } = found.practice;
      const crumbs = [{ label: words.title[language], path }];
      const shown = { language, title, path: `${path}/${reference}`, crumbs, sight };
      const page = <PracticePage {...found} language={language} />;
      return sendNetworkPage(parts.site, request, reply, shown, page);
    });
}

const done = (reply: FastifyReply, address: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(address, code), 303);
const mayWrite = ({ actor }: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actor?.role);

function deskPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(desk, reading, async (request, reply) => {
    const { sight, all } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
      all: await readPractices(tx, sight.past),
    }));
    const rights = { mayWrite: mayWrite(request) && sight.past === null };
    const page = <StaffPracticesPage practices={all} {...rights} />;
    return send(parts, request, reply, { title: 'Gute Beispiele', sight }, page);
  });
  const emptyForm: PracticeForm = { values: valuesOfPractice(null), faults: {} };
  pages.get(`${desk}/neu`, writing, (request, reply) => sendNew(parts, request, reply, emptyForm));
  pages.post(desk, writing, async (request, reply) => {
    const values = formOf(request);
    const read = practiceOfForm(values);
    const made =
      'faults' in read ? read : await orFaults(() => addPractice(database, writerOf(request), read.parts));
    if (typeof made !== 'string')
      return sendNew(parts, request, reply.code(422), { values, faults: made.faults });
    return done(reply, `${desk}/${made}`, 'saved');
  });
  pages.get<ByReference>(`${desk}/:reference`, reading, (request, reply) => sendOne(parts, request, reply));
  pages.post<ByReference>(`${desk}/:reference`, writing, async (request, reply) => {
    const { reference } = request.params;
    await readingAs(parts, request, (tx) => findPractice(tx, reference));
    const values = formOf(request);
    const read = practiceOfForm(values);
    const seen = { reference, version: versionOf(request) };
    const made =
      'faults' in read
        ? read
        : await orFaults(async () => {
            await changePractice(database, writerOf(request), seen, read.parts);
            return reference;
          });
    if (typeof made !== 'string')
      return sendOne(parts, request, reply.code(422), { values, faults: made.faults });
    return done(reply, `${desk}/${reference}`, 'saved');
  });
  const steps = {
    veroeffentlichen: { take: publishPractice, code: 'practice-published' },
    zurueckziehen: { take: withdrawPractice, code: 'practice-withdrawn' },
    entfernen: { take: removePractice, code: 'removed' },
  } as const;
  for (const [name, { take, code }] of Object.entries(steps))
    pages.post<ByReference>(`${desk}/:reference/${name}`, writing, async (request, reply) => {
      const { reference } = request.params;
      await take(database, writerOf(request), reference);
      return done(reply, code === 'removed' ? desk : `${desk}/${reference}`, code);
    });
}

const late =
  'Jemand hat das Beispiel inzwischen geändert. Ihr Text steht noch da. Speichern Sie noch einmal, wenn er gelten soll.';

/** What stops a change becomes a fault of its field; everything else goes on being thrown. */
async function orFaults(
  work: () => Promise<string>,
): Promise<string | { readonly faults: Readonly<Record<string, string>> }> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'stale') return { faults: { title: late } };
    if (error.code !== 'rule_broken') throw error;
    return { faults: { projects: error.errors[0]?.detail.de ?? error.title.de } };
  }
}

const crumbs = [{ label: 'Gute Beispiele', path: desk }];

const sendNew = (
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: PracticeForm,
): Promise<FastifyReply> =>
  send(parts, request, reply, { title: 'Beispiel anlegen', crumbs }, <PracticeFormPage form={form} />);

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  typed?: PracticeForm,
): Promise<FastifyReply> {
  const { sight, practice } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
    practice: await findPractice(tx, request.params.reference, sight.past),
  }));
  const form = typed ?? { values: valuesOfPractice(practice), faults: {} };
  const rights = { mayWrite: mayWrite(request) && sight.past === null };
  const page = <StaffPracticePage practice={practice} form={form} {...rights} />;
  return send(parts, request, reply, { title: practice.title, crumbs, sight }, page);
}

const send = (
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Omit<WorkspacePage, 'section'>,
  content: JSX.Element,
): Promise<FastifyReply> => sendWorkspacePage(site, request, reply, { ...page, section: 'network' }, content);
