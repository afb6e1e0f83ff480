import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingPageAt } from '../history/index.js';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { formOf, type SentForm, versionOf } from '../platform/http/form-body.js';
import { problemFrom } from '../platform/http/problem-from-error.js';
import { limits } from '../platform/http/rate-limits.js';
import {
  type FlashCode,
  FormReader,
  sendWorkspacePage,
  type WorkspacePage,
  withFlash,
} from '../web/index.js';
import {
  addHandout,
  addHandoutFile,
  changeHandout,
  publishHandout,
  removeHandout,
  withdrawHandout,
  withdrawHandoutFile,
} from './commands.js';
import { handoutOfForm } from './handout.js';
import { noteOf } from './note.js';
import type { PageParts } from './page-parts.js';
import { findHandout, readHandouts } from './queries.js';
import {
  HandoutFormPage,
  type HandoutFormState,
  StaffHandoutPage,
  StaffLibraryPage,
  valuesOfHandout,
} from './views/staff-pages.js';
import { staffLibraryPath as path } from './words.js';

const schema = { hide: true };
const reading = { config: only(...readersOfAll), schema };
const writing = { config: only(...serviceCentreRoles), schema };
const pattern = `${path}/:reference`;
type ByReference = { Params: { reference: string } };

const mayWrite = ({ actor }: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actor?.role);
const done = (reply: FastifyReply, address: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(address, code), 303);

/** The library as the service centre keeps it; auditors look on. */
export function staffLibraryPages(pages: App, parts: PageParts): void {
  pages.get(path, reading, async (request, reply) => {
    const { sight, handouts } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
      handouts: await readHandouts(tx, sight.past),
    }));
    const rights = { mayWrite: mayWrite(request) && sight.past === null };
    const page = <StaffLibraryPage handouts={handouts} {...rights} />;
    return send(parts, request, reply, { title: 'Arbeitshilfen', crumbs: [], sight }, page);
  });
  formPages(pages, parts);
  filePages(pages, parts);
  withdrawalPage(pages, parts);
  stepPages(pages, parts);
}

function formPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(`${path}/neu`, writing, (request, reply) => sendNew(parts, request, reply, {}, {}));
  pages.post(path, writing, async (request, reply) => {
    const values = formOf(request);
    const read = handoutOfForm(values);
    if ('faults' in read) return sendNew(parts, request, reply.code(422), values, read.faults);
    return done(reply, `${path}/${await addHandout(database, writerOf(request), read.parts)}`, 'saved');
  });
  pages.get<ByReference>(pattern, reading, (request, reply) => sendOne(parts, request, reply));
  pages.post<ByReference>(pattern, writing, async (request, reply) => {
    const { reference } = request.params;
    const values = formOf(request);
    const read = handoutOfForm(values);
    if ('faults' in read) return sendOne(parts, request, reply.code(422), { values, faults: read.faults });
    try {
      const version = versionOf(request);
      await changeHandout(database, writerOf(request), { reference, version }, read.parts);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'stale') throw error;
      return sendOne(parts, request, reply.code(412), { values, faults: {}, isStale: true });
    }
    return done(reply, `${path}/${reference}`, 'saved');
  });
}

function filePages(pages: App, parts: PageParts): void {
  pages.register(async (scope: App) => {
    await readUploads(scope);
    scope.post<ByReference>(
      `${pattern}/datei`,
      { config: { ...writing.config, rateLimit: limits.uploads }, schema, bodyLimit: largestUpload },
      async (request, reply) => {
        const { reference } = request.params;
        await readingAs(parts, request, (tx) => findHandout(tx, reference));
        try {
          const { bytes, fileName } = uploadOf(request);
          const file = { fileName, bytes, note: noteOf(request) };
          await addHandoutFile(parts.database, writerOf(request), reference, file, visitorOf(request, reply));
        } catch (error) {
          if (!(error instanceof Problem) || !refusals.includes(error.code)) throw error;
          const faults = { file: error.detail?.de ?? error.title.de };
          return sendOne(parts, request, reply.code(422), { faults });
        }
        return done(reply, `${path}/${reference}#fassungen`, 'saved');
      },
    );
  });
}

function withdrawalPage(pages: App, parts: PageParts): void {
  pages.post<ByReference>(`${pattern}/fassung-zurueckziehen`, writing, async (request, reply) => {
    const { reference } = request.params;
    await readingAs(parts, request, (tx) => findHandout(tx, reference));
    const values = formOf(request);
    const form = new FormReader(values);
    const number = form.count('number', 9_999);
    if (number === null) form.faults.number ??= 'Wählen Sie die Fassung.';
    const reason = form.required('reason', 1_000, 'Der Grund fehlt. Ein Satz genügt; alle sehen ihn.');
    const stopped = (faults: HandoutFormState['faults']) =>
      sendOne(parts, request, reply, { faults, withdrawal: values });
    if (number === null || !form.isRight) {
      reply.code(422);
      return stopped(form.faults);
    }
    try {
      await withdrawHandoutFile(parts.database, writerOf(request), { reference, number }, reason);
    } catch (error) {
      if (problemFrom(error).code !== 'state_conflict') throw error;
      reply.code(409);
      return stopped({ number: lastOne });
    }
    return done(reply, `${path}/${reference}#fassungen`, 'version-withdrawn');
  });
}

const lastOne =
  'Es ist die letzte Fassung, die gilt. Laden Sie zuerst eine neue hoch, oder ziehen Sie die Arbeitshilfe als Ganzes zurück.';

/** What a file is refused with; it is said at the field. */
const refusals: readonly string[] = ['malformed', 'too_large', 'unsupported_format'];

const steps = {
  veroeffentlichen: { take: publishHandout, code: 'handout-published' },
  zurueckziehen: { take: withdrawHandout, code: 'handout-withdrawn' },
  entfernen: { take: removeHandout, code: 'removed' },
} as const;

function stepPages(pages: App, parts: PageParts): void {
  for (const [name, { take, code }] of Object.entries(steps))
    pages.post<ByReference>(`${pattern}/${name}`, writing, async (request, reply) => {
      const { reference } = request.params;
      await take(parts.database, writerOf(request), reference);
      return done(reply, code === 'removed' ? path : `${path}/${reference}`, code);
    });
}

const sendNew = (
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  values: SentForm,
  faults: Readonly<Record<string, string>>,
): Promise<FastifyReply> =>
  send(
    parts,
    request,
    reply,
    { title: 'Arbeitshilfe anlegen' },
    <HandoutFormPage values={values} faults={faults} />,
  );

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  state: HandoutFormState = { faults: {} },
): Promise<FastifyReply> {
  const { sight, handout } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
    handout: await findHandout(tx, request.params.reference, sight.past),
  }));
  const values = state.values ?? valuesOfHandout(handout);
  const page = (
    <StaffHandoutPage
      handout={handout}
      state={{ ...state, values }}
      isTyped={state.values !== undefined}
      mayWrite={mayWrite(request) && sight.past === null}
    />
  );
  return send(parts, request, reply, { title: handout.title, sight }, page);
}

const send = (
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Omit<WorkspacePage, 'section'>,
  content: JSX.Element,
): Promise<FastifyReply> => {
  const crumbs = [{ label: 'Arbeitshilfen', path }];
  return sendWorkspacePage(site, request, reply, { section: 'network', crumbs, ...page }, content);
};
