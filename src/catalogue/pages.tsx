import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FieldError, renderPage, type Site, withFlash, workspaceHead } from '../web/index.js';
import { idOf, keyFor, readField, type TypedField, typedField } from './action-field-form.js';
import { addCatalogueEntry, correctCatalogueEntry } from './commands/correct-entry.js';
import { indicatorPages } from './indicator-pages.js';
import { actionFieldsPath as path } from './paths.js';
import { catalogueAt } from './queries.js';
import { ActionFieldsPage } from './views/action-fields-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** The action fields, to read for those who see all, to add and rename for the service centre; and the indicators. */
export function cataloguePages(pages: App, parts: PageParts): void {
  pages.get(path, { config: only(...readersOfAll), schema: { hide: true } }, (request, reply) =>
    sendFields(parts, request, reply, null, []),
  );
  pages.post(
    path,
    { config: only(...serviceCentreRoles), schema: { hide: true } },
    async (request, reply) => {
      const typed = typedField(formOf(request));
      const { read, errors } = readField(typed);
      if (read === null) return sendFields(parts, request, reply, typed, errors);
      try {
        await keep(parts, request, typed, read);
      } catch (error) {
        return sendFields(parts, request, reply, typed, [faultOf(error, typed)]);
      }
      return reply.redirect(withFlash(path, 'saved'), 303);
    },
  );
  indicatorPages(pages, parts);
}

type ReadField = NonNullable<ReturnType<typeof readField>['read']>;

/** @throws Problem `stale`, `state_conflict` */
async function keep(
  { database }: PageParts,
  request: FastifyRequest,
  { key, version, reason }: TypedField,
  { title, titleEn, spellings }: ReadField,
): Promise<void> {
  if (key === '') {
    const content = { code: null, titleDe: title, titleEn, verificationNote: null, spellings };
    await addCatalogueEntry(
      database,
      writerOf(request),
      { kind: 'actionField', key: keyFor(title) ?? '' },
      { ...content, titleDeVerified: false, titleEnVerified: false, attributes: {} },
    );
    return;
  }
  await correctCatalogueEntry(
    database,
    writerOf(request, reason),
    { kind: 'actionField', key },
    (present) => {
      if (String(present.publishedRevision) !== version) throw new Problem('stale');
      return { title, titleEn, spellings };
    },
  );
}

/** Words for what may happen between two people; everything else is not the form's affair. */
function faultOf(error: unknown, typed: TypedField): FieldError {
  const code = error instanceof Problem ? error.code : null;
  if (code === 'stale') return { fieldId: idOf(typed, 'title'), message: changedMeanwhile };
  if (code === 'state_conflict' && typed.key === '') return { fieldId: idOf(typed, 'title'), message: taken };
  throw error;
}

const changedMeanwhile =
  'Jemand hat dieses Handlungsfeld inzwischen geändert. Ihre Angaben sind noch da. Öffnen Sie die Seite neu und vergleichen Sie.';
const taken = 'Ein Handlungsfeld mit diesem Namen gibt es schon. Ändern Sie das vorhandene.';

async function sendFields(
  { database, site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedField | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { revision } = await viewpointAt(database.orm);
  const view = {
    fields: (await catalogueAt(database.orm, revision)).ofKind('actionField'),
    action: actorOf(request).role === 'auditor' ? null : path,
    typed,
    errors,
  };
  const head = workspaceHead(request, { title: 'Handlungsfelder', section: 'catalogue' });
  if (errors.length > 0) reply.code(422);
  const html = await renderPage(site, head, <ActionFieldsPage view={view} />);
  return reply.type('text/html; charset=utf-8').send(html);
}
