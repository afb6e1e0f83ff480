import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import { ErrorSummary, type Site, sendWorkspacePage } from '../web/index.js';
import { type PageState, readInquiryView } from './read-inquiry-view.js';
import { InquiryFields, type InquiryForm, inquiryErrors } from './views/inquiry-form.js';
import { InquiryPage } from './views/inquiry-page.js';
import { inquiriesPath, nameOf } from './words.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

export const reading = { config: only(...readersOfAll), schema: { hide: true } };
export const writing = { config: only(...serviceCentreRoles), schema: { hide: true } };

export const mayWrite = ({ actor }: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actor?.role);

/** The form of a new inquiry, with what was typed. */
export function sendNew(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: InquiryForm,
): Promise<FastifyReply> {
  const page = (
    <div class="wrap main stack">
      <ErrorSummary errors={inquiryErrors(form)} language="de" />
      <h1>Anfrage eintragen</h1>
      <InquiryFields form={form} action={inquiriesPath} label="Eintragen" />
    </div>
  );
  return send(parts, request, reply, 'Anfrage eintragen', page, [{ label: 'Anfragen', path: inquiriesPath }]);
}

/** The page of one inquiry, with what was typed into one of its forms. */
export async function sendInquiry(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  state: PageState = {},
): Promise<FastifyReply> {
  const view = await readingAs(parts, request, (tx) =>
    readInquiryView(tx, id, writerOf(request).actor, state),
  );
  const crumbs = [{ label: 'Anfragen', path: inquiriesPath }];
  return send(parts, request, reply, nameOf(view.inquiry), <InquiryPage view={view} />, crumbs);
}

/** Sends a page of this part of the workspace. */
export async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly { readonly label: string; readonly path: string }[] = [],
): Promise<FastifyReply> {
  return sendWorkspacePage(site, request, reply, { title, section: 'inquiries', crumbs }, content);
}
