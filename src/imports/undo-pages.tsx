import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { publishUndoSoon } from './commands/publication.js';
import { requestUndo, takeBackUndo } from './commands/undo.js';
import { idOf } from './import-id.js';
import { pageWaitMs } from './long-wait.js';
import { proposalOf } from './page-queries.js';
import { readImport } from './read-import.js';
import { readUndoPlan } from './read-undo.js';
import { longestReason } from './schemas.js';
import { importPath, importsPath } from './views/import-view.js';
import { UndoPage } from './views/undo-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const params = z.object({ importId: z.string() });
const address = `${importPath(':importId')}/ruecknahme`;

interface Typed {
  readonly reason: string;
  readonly leaveChanged: boolean;
  readonly errors: readonly FieldError[];
}
const nothingTyped: Typed = { reason: '', leaveChanged: false, errors: [] };

/** Taking a published import back: what that would do, asking for it with a reason, publishing what another asked for. */
export function undoPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  const readers = { config: only(...readersOfAll), schema: { hide: true, params } };
  const staff = { config: only(...serviceCentreRoles), schema: { hide: true, params } };
  const lead = { config: only('lead'), schema: { hide: true, params } };

  pages.get(address, readers, (request, reply) =>
    sendUndoPage(parts, request, reply, idOf(request.params.importId), nothingTyped),
  );
  pages.post(address, staff, async (request, reply) => {
    const id = idOf(request.params.importId);
    const form = formOf(request);
    const reason = (form.reason ?? '').trim().slice(0, longestReason);
    const leaveChanged = form.leaveChanged === '1';
    const typed = (message: string, field: string): Typed => ({
      reason,
      leaveChanged,
      errors: [{ fieldId: fieldId(field), message }],
    });
    if (reason === '')
      return sendUndoPage(parts, request, reply.code(422), id, typed('Nennen Sie den Grund.', 'reason'));
    try {
      await requestUndo(database, writerOf(request), id, { reason, leaveChanged });
    } catch (error) {
      if (!(error instanceof Problem) || error.errors.length === 0) throw error;
      reply.code(error.status);
      return sendUndoPage(parts, request, reply, id, typed(error.detail?.de ?? '', 'leaveChanged'));
    }
    return reply.redirect(withFlash(importPath(id), 'undo-requested'), 303);
  });
  pages.post(`${address}/zuruecknehmen`, staff, async (request, reply) => {
    const id = idOf(request.params.importId);
    await takeBackUndo(database, writerOf(request), id);
    return reply.redirect(importPath(id), 303);
  });
  pages.post(`${address}/veroeffentlichen`, lead, async (request, reply) => {
    const id = idOf(request.params.importId);
    await publishUndoSoon(database, writerOf(request), id, pageWaitMs);
    return reply.redirect(importPath(id), 303);
  });
}

async function sendUndoPage(
  { database, site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  typed: Typed,
): Promise<FastifyReply> {
  const writer = writerOf(request);
  const delivery = await readImport(database, writer, id);
  const proposal = await proposalOf(database, writer, id);
  const plan = await readUndoPlan(database, writer, id);
  const { role, personId, mayWrite } = actorOf(request);
  const isOwn = personId !== null && proposal?.undoBy === personId;
  const isOpen = delivery.undo?.state === 'proposed';
  const works = mayWrite && serviceCentreRoles.some((one) => one === role);
  const name = delivery.source.fileName ?? delivery.source.title;
  const page = (
    <UndoPage
      view={{
        delivery,
        plan,
        typed,
        requestedBy: proposal?.undoByName ?? null,
        may: {
          request: works && delivery.undo === null && personId !== null,
          takeBack: works && isOpen && isOwn,
          publish: mayWrite && role === 'lead' && isOpen && !isOwn,
        },
      }}
    />
  );
  return sendWorkspacePage(
    site,
    request,
    reply,
    {
      title: 'Rücknahme',
      section: 'imports',
      crumbs: [
        { label: 'Einlesen', path: importsPath },
        { label: name, path: importPath(id) },
      ],
    },
    page,
  );
}
