import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { readUploads, uploadOf } from '../imports/index.js';
import { isCityRole } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import { actorOf, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { type FlashCode, withFlash } from '../web/index.js';
import {
  discardCityDraft,
  handInCityDraft,
  publishCityDraft,
  returnCityDraft,
  type SeenDraft,
  saveCityDraft,
  takeBackCityDraft,
} from './commands.js';
import { type RecordDifference, recordDifferences } from './differences.js';
import { type CityRecordKind, encoded, type FormFaults, type FormView, uploadedPerimeter } from './kind.js';
import { checkDraft, kindOf, publishing, readRecord } from './of-kind.js';
import { type CityRecordParts, catalogueNow, keeping, mayKeep, reading, sendPage } from './page-parts.js';
import { deskPath, draftPath } from './paths.js';
import { type CityDraft, findCityDraft, recordAt } from './queries.js';
import { DraftPage } from './views/draft-page.js';

type OfDraft = { Params: { draft: string } };
type DraftRequest = FastifyRequest<OfDraft>;

const pattern = `${deskPath}/:draft`;

/** One draft: its form, its perimeter, its steps. */
export function draftPages(pages: App, parts: CityRecordParts): void {
  const { database, kinds } = parts;
  pages.get<OfDraft>(pattern, reading, (request, reply) => sendDraft(parts, request, reply, null, {}));
  pages.post<OfDraft>(pattern, keeping, async (request, reply) => {
    const draft = await readingAs(parts, request, (tx) => findCityDraft(tx, request.params.draft));
    const kind = kindOf(kinds, draft.kind);
    const values = formOf(request);
    const read = kind.form.read(values, await catalogueNow(database.orm));
    if ('faults' in read) return sendDraft(parts, request, reply, values, read.faults);
    const content = encoded(kind, read.content);
    await saveCityDraft(database, writerOf(request), seenOf(request), { content });
    return reply.redirect(withFlash(draftPath(draft.id), 'saved'), 303);
  });
  pages.post<OfDraft>(`${pattern}/schritt`, keeping, async (request, reply) => {
    try {
      return await takeStep(parts, request, reply);
    } catch (error) {
      return sendDraft(parts, request, reply, null, faultsOf(error));
    }
  });
  pages.register(async (scope: App) => {
    await readUploads(scope);
    const uploading = { ...keeping, config: { ...keeping.config, rateLimit: limits.uploads } };
    scope.post<OfDraft>(`${pattern}/umgriff`, uploading, async (request, reply) => {
      const draft = await readingAs(parts, request, (tx) => findCityDraft(tx, request.params.draft));
      try {
        const perimeter = await uploadedPerimeter(
          kindOf(kinds, draft.kind),
          uploadOf(request),
          draft.cityAgs,
        );
        await saveCityDraft(database, writerOf(request), seenOf(request), { perimeter });
      } catch (error) {
        if (!(error instanceof Problem) || !['rule_broken', 'malformed'].includes(error.code)) throw error;
        const words = error.detail?.de ?? error.title.de;
        return sendDraft(parts, request, reply, null, { perimeter: words });
      }
      return reply.redirect(withFlash(`${draftPath(draft.id)}#umgriff`, 'saved'), 303);
    });
  });
}

/** The draft and its version as the form had it. */
const seenOf = (request: DraftRequest): SeenDraft => ({
  id: request.params.draft,
  version: Number(formOf(request).version ?? 0),
});

/** Shows a draft; `typed` is what was sent and could not be kept. */
async function sendDraft(
  parts: CityRecordParts,
  request: DraftRequest,
  reply: FastifyReply,
  typed: SentForm | null,
  faults: FormFaults,
): Promise<FastifyReply> {
  const { draft: id } = request.params;
  const actor = actorOf(request);
  const view = await readingAs(parts, request, async (tx) => {
    const draft = await findCityDraft(tx, id);
    const kind = kindOf(parts.kinds, draft.kind);
    const record = readRecord(kind, draft);
    const findings = await checkDraft(kind, tx, draft);
    const values = typed ?? kind.form.valuesOf(record.content);
    const choices = await kind.form.choices(tx, draft.cityAgs);
    return {
      draft,
      kind,
      record,
      differences: await differencesOf(tx, kind, draft, choices),
      form: { values, faults, findings, choices },
      catalogue: await catalogueNow(tx),
      steps: stepsFor(actor, draft),
      mayChange: mayKeep(request) && draft.state !== 'submitted' && !draft.withdrawal,
    };
  });
  if (Object.keys(faults).length > 0) reply.code(422);
  const title = view.kind.nameOf(view.record.content);
  return sendPage(parts, request, reply, title, <DraftPage view={view} />);
}

/** What a draft changes about the published record; null where nothing is published, or all is to be withdrawn. */
async function differencesOf(
  tx: Transaction,
  kind: CityRecordKind,
  draft: CityDraft,
  choices: FormView['choices'],
): Promise<RecordDifference[] | null> {
  if (draft.reference === null || draft.withdrawal) return null;
  const { revision } = await viewpointAt(tx);
  const published = await recordAt(tx, kind.kind, draft.reference, revision);
  return recordDifferences(published, draft, { fields: kind.compared, choices });
}

const stepNames = ['einreichen', 'zurueckholen', 'zurueckgeben', 'veroeffentlichen', 'verwerfen'] as const;
export type StepName = (typeof stepNames)[number];

/** What who looks may do with a draft now. */
function stepsFor(
  { role, personId, mayWrite }: ReturnType<typeof actorOf>,
  { state, handedInBy }: { state: string; handedInBy: string | null },
): StepName[] {
  if (!mayWrite || role === 'auditor') return [];
  const isLead = role === 'cityLead' || !isCityRole(role);
  if (state !== 'submitted') return isLead ? ['einreichen', 'verwerfen'] : ['verwerfen'];
  const steps: StepName[] = isLead ? ['zurueckholen'] : [];
  if (!isCityRole(role)) steps.push('zurueckgeben');
  if (role === 'lead' && handedInBy !== personId) steps.push('veroeffentlichen');
  return steps;
}

/** What a rule says against a step, by field. @throws anything else that went wrong */
function faultsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
  return Object.fromEntries(
    error.errors.map(({ pointer, detail }) => [pointer.slice(1).replaceAll('/', '.'), detail.de]),
  );
}

async function takeStep(
  parts: CityRecordParts,
  request: DraftRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { database, kinds } = parts;
  const writer = writerOf(request);
  const draft = await readingAs(parts, request, (tx) => findCityDraft(tx, request.params.draft));
  const kind = kindOf(kinds, draft.kind);
  const seen = seenOf(request);
  const { schritt, reason = '' } = formOf(request);
  const done = (flash: FlashCode, path = draftPath(draft.id)) => reply.redirect(withFlash(path, flash), 303);
  switch (stepNames.find((name) => name === schritt)) {
    case 'einreichen':
      await handInCityDraft(database, writer, seen, publishing(kind).check);
      return done('record-handed-in');
    case 'zurueckholen':
      await takeBackCityDraft(database, writer, seen);
      return done('taken-back');
    case 'zurueckgeben':
      if (reason.trim() === '')
        return sendDraft(parts, request, reply, null, { reason: 'Der Grund fehlt. Ein Satz genügt.' });
      await returnCityDraft(database, writer, seen, reason.trim().slice(0, 2_000));
      return done('record-given-back');
    case 'veroeffentlichen': {
      const { reference } = await publishCityDraft(database, writer, seen, publishing(kind));
      return done('record-published', draft.withdrawal ? deskPath : `${deskPath}#${reference}`);
    }
    case 'verwerfen':
      await discardCityDraft(database, writer, seen);
      return done('discarded', deskPath);
    default:
      throw new Problem('malformed');
  }
}
