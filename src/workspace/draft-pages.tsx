import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { noticeAction } from '../proofs/index.js';
import {
  addComment,
  type DraftView,
  discardDraft,
  handIn,
  readDraft,
  resolveComment,
  takeBack,
} from '../submissions/index.js';
import { type FieldError, withFlash, workspaceHead } from '../web/index.js';
import { attachSentFiles } from './attach-sent-files.js';
import { marksOf } from './form/compare-forms.js';
import { draftForm } from './form/draft-form.js';
import { type FormValues, formValuesOf } from './form/form-values.js';
import { readPaste, takeOver } from './form/pasted-profile.js';
import { filesOf, formOf, largestForm } from './form-body.js';
import { draftPath, forCities, goTo, sendPage, type WorkspaceParts } from './parts.js';
import { readDraftWithWords, type SaveResult, saveForm } from './save-form.js';
import { ConflictPage } from './views/conflict-page.js';
import { DiscardPage } from './views/discard-page.js';
import { DraftPage } from './views/draft-page.js';
import { timeText } from './views/field-comments.js';
import { HandedInPage } from './views/handed-in-page.js';
import { NoticesPart } from './views/notices-part.js';
import { PreviewPage } from './views/preview-page.js';
import { WithdrawalPage } from './views/withdrawal-page.js';

type OfDraft = { Params: { draftId: string } };
const address = '/arbeitsbereich/entwurf/:draftId';

const titleOf = ({ input }: DraftView): string => (input.name === '' ? 'Neues Vorhaben' : input.name);

/** The pages on which a city works on one draft. */
export function draftPages(pages: App, parts: WorkspaceParts): void {
  const { database, site } = parts;
  pages.get<OfDraft>(address, forCities, async (request, reply) => {
    const { draft, dictionary, notices } = await readDraftWithWords(
      database,
      writerOf(request),
      request.params.draftId,
    );
    const head = workspaceHead(request, { title: titleOf(draft), section: 'projects', script: 'form' });
    return sendPage(reply, site, head, pageFor(draft, dictionary.catalogue, notices));
  });
  pages.post<OfDraft>(address, { ...forCities, bodyLimit: largestForm }, async (request, reply) => {
    const values = formOf(request);
    const { draftId } = request.params;
    const writer = writerOf(request);
    const [step = 'speichern', about = ''] = splitStep(values.schritt);
    if (step === 'erkennen' || step === 'uebernehmen') return pasted(parts, request, reply, about);
    const sent = await attachSentFiles(database, writer, draftId, values, filesOf(request));
    const result = await saveForm(database, writer, draftId, sent.values);
    if (wantsJson(request)) return reply.send(await savedNotice(parts, request, result));
    if (result.kind === 'conflict') return conflict(parts, request, reply, result);
    if (sent.refused.length > 0) return shownAgain(parts, request, reply, sent.refused);
    return afterSaving(parts, request, reply, { step, about, values, version: result.version });
  });
  previewPages(pages, parts);
  endingPages(pages, parts);
}

/** The preview of a draft, where the city also records that it told the SAB of a change. */
function previewPages(pages: App, { database, site }: WorkspaceParts): void {
  const send = async (
    request: FastifyRequest<OfDraft>,
    reply: FastifyReply,
    typed: FormValues,
    errors: readonly FieldError[],
  ) => {
    const { draftId } = request.params;
    const { draft, notices } = await readDraftWithWords(database, writerOf(request), draftId);
    const crumbs = [{ label: titleOf(draft), path: draftPath(draft.id) }];
    const head = workspaceHead(request, { title: 'Vorschau', section: 'projects', crumbs });
    const forms = { notices, action: `${draftPath(draft.id)}/vorschau`, typed, errors };
    const page = <PreviewPage draft={draft} notices={<NoticesPart forms={forms} />} />;
    return sendPage(errors.length > 0 ? reply.code(422) : reply, site, head, page);
  };
  pages.get<OfDraft>(`${address}/vorschau`, forCities, (request, reply) => send(request, reply, {}, []));
  pages.post<OfDraft>(`${address}/vorschau`, forCities, async (request, reply) => {
    const writer = writerOf(request);
    const { id, reference } = await readDraft(database, writer, request.params.draftId);
    const form = formOf(request);
    const errors = await noticeAction(database, writer, { ...form, reference: reference ?? '' });
    if (errors.length > 0) return send(request, reply, form, errors);
    return goTo(reply, withFlash(`${draftPath(id)}/vorschau#anzeigen`, 'notice-recorded'));
  });
}

/** Taking back and throwing away. */
function endingPages(pages: App, { database, site }: WorkspaceParts): void {
  pages.post<OfDraft>(`${address}/zurueckholen`, forCities, async (request, reply) => {
    const { draftId } = request.params;
    await takeBack(database, writerOf(request), draftId, Number(formOf(request).version));
    return goTo(reply, withFlash(draftPath(draftId), 'taken-back'));
  });
  pages.get<OfDraft>(`${address}/verwerfen`, forCities, async (request, reply) => {
    const { draft } = await readDraftWithWords(database, writerOf(request), request.params.draftId);
    const crumbs = [{ label: titleOf(draft), path: draftPath(draft.id) }];
    const head = workspaceHead(request, { title: 'Entwurf verwerfen', section: 'projects', crumbs });
    return sendPage(reply, site, head, <DiscardPage draft={draft} />);
  });
  pages.post<OfDraft>(`${address}/verwerfen`, forCities, async (request, reply) => {
    await discardDraft(database, writerOf(request), request.params.draftId, Number(formOf(request).version));
    return goTo(reply, withFlash('/arbeitsbereich', 'discarded'));
  });
}

/** "erledigt:<id>" is the step and what it is about. */
const splitStep = (value: string | undefined): string[] => {
  const [step, ...about] = (value ?? 'speichern').split(':');
  return [step ?? 'speichern', about.join(':')];
};

const wantsJson = ({ headers }: FastifyRequest): boolean => headers.accept === 'application/json';

function pageFor(...[draft, catalogue, notices]: Parameters<typeof draftForm>): JSX.Element {
  if (!draft.actions.includes('save')) return <HandedInPage draft={draft} />;
  if (draft.kind === 'withdrawal') return <WithdrawalPage draft={draft} />;
  return <DraftPage form={draftForm(draft, catalogue, notices)} />;
}

/** What the script of the form is told; what it cannot resolve is refused like any other request. */
async function savedNotice(
  { database }: WorkspaceParts,
  request: FastifyRequest,
  result: SaveResult,
): Promise<object> {
  if (result.kind === 'conflict') throw new Problem('stale');
  const { draftId } = request.params as OfDraft['Params'];
  const { draft } = await readDraftWithWords(database, writerOf(request), draftId);
  return {
    version: draft.version,
    marks: marksOf(formValuesOf(draft)),
    savedAt: timeText(draft.updatedAt).slice(12),
  };
}

/** Reads a pasted text against the form, takes over what was chosen, saves, and shows both side by side. */
async function pasted(
  parts: WorkspaceParts,
  request: FastifyRequest,
  reply: FastifyReply,
  which: string,
): Promise<FastifyReply> {
  const { draftId } = request.params as OfDraft['Params'];
  const writer = writerOf(request);
  const values = formOf(request);
  const text = values.steckbrief ?? '';
  const { dictionary } = await readDraftWithWords(parts.database, writer, draftId);
  const before = readPaste(text, values, dictionary);
  const form = before === null || which === '' ? values : takeOver(values, before, which);
  const result = await saveForm(parts.database, writer, draftId, form);
  if (result.kind === 'conflict') return conflict(parts, request, reply, result);
  const { draft, notices } = await readDraftWithWords(parts.database, writer, draftId);
  const paste = readPaste(text, formValuesOf(draft), dictionary);
  const head = workspaceHead(request, { title: titleOf(draft), section: 'projects', script: 'form' });
  return sendPage(
    reply,
    parts.site,
    head,
    <DraftPage form={draftForm(draft, dictionary.catalogue, notices, paste)} />,
  );
}

/** The saved form with what is to be said beyond its own findings. */
async function shownAgain(
  { database, site }: WorkspaceParts,
  request: FastifyRequest,
  reply: FastifyReply,
  more: readonly Finding[],
): Promise<FastifyReply> {
  const { draftId } = request.params as OfDraft['Params'];
  const { draft, dictionary, notices } = await readDraftWithWords(database, writerOf(request), draftId);
  const form = draftForm(draft, dictionary.catalogue, notices);
  const head = workspaceHead(request, { title: titleOf(draft), section: 'projects', script: 'form' });
  const content = <DraftPage form={{ ...form, findings: [...more, ...form.findings] }} />;
  return sendPage(reply.code(422), site, head, content);
}

async function conflict(
  { database, site }: WorkspaceParts,
  request: FastifyRequest,
  reply: FastifyReply,
  result: SaveResult & { kind: 'conflict' },
): Promise<FastifyReply> {
  const { dictionary } = await readDraftWithWords(database, writerOf(request), result.draft.id);
  const crumbs = [{ label: titleOf(result.draft), path: draftPath(result.draft.id) }];
  const head = workspaceHead(request, { title: 'Zwei Fassungen', section: 'projects', crumbs });
  reply.code(409);
  return sendPage(reply, site, head, <ConflictPage {...result} catalogue={dictionary.catalogue} />);
}

interface Saved {
  readonly step: string;
  readonly about: string;
  readonly values: FormValues;
  readonly version: number;
}

/** Does what the pressed button says, now that everything is saved. */
async function afterSaving(
  { database }: WorkspaceParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { step, about, values, version }: Saved,
): Promise<FastifyReply> {
  const { draftId } = request.params as OfDraft['Params'];
  const writer = writerOf(request);
  switch (step) {
    case 'vorschau':
      return goTo(reply, `${draftPath(draftId)}/vorschau`);
    case 'anzeigen':
      return goTo(reply, `${draftPath(draftId)}/vorschau#anzeigen`);
    case 'spaeter':
      return goTo(reply, withFlash('/arbeitsbereich', 'saved'));
    case 'erledigt':
      await resolveComment(database, writer, about);
      return goTo(reply, withFlash(draftPath(draftId), 'comment-done'));
    case 'antworten': {
      const body = (values[`antwort.${about}`] ?? '').trim();
      if (body !== '')
        await addComment(database, writer, draftId, { field: about === '' ? null : about, body });
      return goTo(reply, withFlash(draftPath(draftId), 'saved'));
    }
    case 'einreichen':
      return goTo(reply, await handInSaved(database, writer, draftId, version));
    default:
      return goTo(reply, withFlash(draftPath(draftId), 'saved'));
  }
}

/** Where to go after handing in: to the draft as handed in, or to its form with everything that stands against it. */
async function handInSaved(
  database: WorkspaceParts['database'],
  writer: ReturnType<typeof writerOf>,
  draftId: string,
  version: number,
): Promise<string> {
  const isDone = async () => (await readDraft(database, writer, draftId)).state === 'submitted';
  const done = withFlash(draftPath(draftId), 'handed-in');
  // The second of two clicks finds it done.
  if (await isDone()) return done;
  try {
    await handIn(database, writer, draftId, version);
    return done;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'rule_broken') return `${draftPath(draftId)}#fehler`;
    if (error.code === 'stale' || error.code === 'state_conflict')
      return (await isDone()) ? done : draftPath(draftId);
    throw error;
  }
}
