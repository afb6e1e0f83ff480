import type { FastifyReply, FastifyRequest } from 'fastify';
import { writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { noticeAction } from '../proofs/index.js';
import { discardDraft, readDraft, takeBack } from '../submissions/index.js';
import { type FieldError, withFlash, workspaceHead } from '../web/index.js';
import { draftAddress as address, type OfDraft, titleOf } from './draft-address.js';
import type { FormValues } from './form/form-values.js';
import { draftPath, forCities, goTo, sendPage, type WorkspaceParts } from './parts.js';
import { readDraftWithWords } from './save-form.js';
import { DiscardPage } from './views/discard-page.js';
import { NoticesPart } from './views/notices-part.js';
import { PreviewPage } from './views/preview-page.js';

/** The preview of a draft, where the city also records that it told the SAB of a change. */
export function previewPages(pages: App, { database, site }: WorkspaceParts): void {
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
export function endingPages(pages: App, { database, site }: WorkspaceParts): void {
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
