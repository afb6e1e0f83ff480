import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { workspaceHead } from '../web/index.js';
import { afterSaving } from './after-saving.js';
import { attachSentFiles } from './attach-sent-files.js';
import { draftAddress, type OfDraft, titleOf } from './draft-address.js';
import { marksOf } from './form/compare-forms.js';
import { draftForm } from './form/draft-form.js';
import { formValuesOf } from './form/form-values.js';
import { readPaste, takeOver } from './form/pasted-profile.js';
import { filesOf, largestForm } from './form-body.js';
import { draftPath, forCities, sendPage, type WorkspaceParts } from './parts.js';
import { endingPages, previewPages } from './preview-and-end-pages.js';
import { readDraftWithWords, type SaveResult, saveForm } from './save-form.js';
import { ConflictPage } from './views/conflict-page.js';
import { DraftPage } from './views/draft-page.js';
import { timeText } from './views/field-comments.js';
import { HandedInPage } from './views/handed-in-page.js';
import { WithdrawalPage } from './views/withdrawal-page.js';

/** The pages on which a city works on one draft. */
export function draftPages(pages: App, parts: WorkspaceParts): void {
  const { database, site } = parts;
  pages.get<OfDraft>(draftAddress, forCities, async (request, reply) => {
    const { draft, dictionary, notices } = await readDraftWithWords(
      database,
      writerOf(request),
      request.params.draftId,
    );
    const head = workspaceHead(request, {
      title: titleOf(draft),
      section: 'projects',
      scripts: ['autosave', 'form'],
    });
    return sendPage(reply, site, head, pageFor(draft, dictionary.catalogue, notices));
  });
  pages.post<OfDraft>(draftAddress, { ...forCities, bodyLimit: largestForm }, async (request, reply) => {
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
  const head = workspaceHead(request, {
    title: titleOf(draft),
    section: 'projects',
    scripts: ['autosave', 'form'],
  });
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
  const head = workspaceHead(request, {
    title: titleOf(draft),
    section: 'projects',
    scripts: ['autosave', 'form'],
  });
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
