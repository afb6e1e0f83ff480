import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { type FieldError, fieldId, withFlash } from '../web/index.js';
import { answerReconciliation, cancelReconciliation, repeatReconciliation } from './commands/begin.js';
import { compareWithRegistry } from './commands/compare.js';
import { type Settlement, settleDifferences } from './commands/settle.js';
import { differenceKinds } from './differences.js';
import { reconciliationPath } from './document.js';
import { type PageParts, sendPage } from './page-kit.js';
import { type Asked, filterOf, readReconciliationView } from './read-view.js';
import { longestExplanation } from './schemas.js';
import { differencesHref, differenceViews } from './views/differences.js';
import type { DifferenceCounts } from './views/reconciliation-page.js';
import { ReconciliationPage } from './views/reconciliation-page.js';
import { differenceStates, reasonCodes } from './words.js';

const params = z.object({ reconciliationId: z.string() });
const query = z.object({
  zeigen: z.string().optional(),
  art: z.string().optional(),
  seite: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const address = reconciliationPath(':reconciliationId');
const refreshSeconds = 3;

/** One reconciliation: looking at it, answering, comparing, deciding about differences, repeating it. */
export function stepPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  const staff = { config: only(...serviceCentreRoles), schema: { hide: true, params } };

  pages.get(
    address,
    { config: only(...readersOfAll), schema: { hide: true, params, querystring: query } },
    (request, reply) =>
      show(parts, request, reply, idOf(request.params.reconciliationId), askedOf(request.query)),
  );
  pages.post(`${address}/antworten`, staff, async (request, reply) => {
    const id = idOf(request.params.reconciliationId);
    const given = Object.entries(formOf(request)).filter(([, answer]) => answer !== '');
    await answerReconciliation(database, writerOf(request), id, Object.fromEntries(given));
    return reply.redirect(reconciliationPath(id), 303);
  });
  pages.post(`${address}/abbrechen`, staff, async (request, reply) => {
    const id = idOf(request.params.reconciliationId);
    await cancelReconciliation(database, writerOf(request), id);
    return reply.redirect(reconciliationPath(id), 303);
  });
  pages.post(`${address}/vergleichen`, staff, async (request, reply) => {
    const id = idOf(request.params.reconciliationId);
    await compareWithRegistry(database, writerOf(request), id);
    return reply.redirect(reconciliationPath(id), 303);
  });
  pages.post(`${address}/wiederholen`, staff, async (request, reply) => {
    const id = await repeatReconciliation(database, writerOf(request), idOf(request.params.reconciliationId));
    return reply.redirect(reconciliationPath(id), 303);
  });
  pages.post(`${address}/abweichungen`, staff, (request, reply) =>
    settle(parts, request, reply, idOf(request.params.reconciliationId)),
  );
}

async function settle(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const form = formOf(request);
  const asked = askedOf({ ...form, seite: Number(form.seite) || 1 });
  const writer = writerOf(request);
  const ids = (form.abweichung ?? '').split('\n').filter((one) => z.uuid().safeParse(one).success);
  const chosen = form.welche === 'alle' ? { filter: filterOf(asked, writer) } : { ids };
  if ('ids' in chosen && ids.length === 0)
    return show(parts, request, reply.code(422), id, asked, [
      { fieldId: 'abweichungen', message: 'Kreuzen Sie die Abweichungen an, um die es geht.' },
    ]);
  try {
    await settleDifferences(parts.database, writer, id, chosen, settlementIn(form));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
    reply.code(error.status);
    const errors = error.errors.map(({ pointer, detail }) => ({
      fieldId: fieldId(pointer.slice(1)),
      message: detail.de,
    }));
    return show(parts, request, reply, id, asked, errors);
  }
  const back = differencesHref(id, {
    shown: differenceViews[asked.shown].name,
    kind: asked.kind,
    page: asked.page,
  });
  return reply.redirect(withFlash(back, 'saved'), 303);
}

/** What was chosen; what says "unchanged" is left out. */
function settlementIn(form: SentForm): Settlement {
  const { assignedTo = '', explanation = '' } = form;
  return {
    assignedTo: assignedTo === '' ? undefined : assignedTo === 'niemand' ? null : assignedTo,
    state: differenceStates.find((state) => state === form.state),
    reason: reasonCodes.find((reason) => reason === form.reason),
    explanation: explanation.trim() === '' ? undefined : explanation.trim().slice(0, longestExplanation),
  };
}

function askedOf({
  zeigen,
  art,
  seite,
}: {
  readonly zeigen?: string | undefined;
  readonly art?: string | undefined;
  readonly seite: number;
}): Asked {
  const views = Object.entries(differenceViews) as [keyof DifferenceCounts, { name: string }][];
  return {
    shown: views.find(([, { name }]) => name === zeigen)?.[0] ?? 'open',
    kind: differenceKinds.find((kind) => kind === art),
    page: seite,
  };
}

async function show(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  asked: Asked,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const view = await readReconciliationView(parts.database, writerOf(request), id, asked, errors);
  const { state, fileName, title } = view.found;
  return sendPage(
    parts,
    request,
    reply,
    fileName ?? title,
    <ReconciliationPage view={view} />,
    state === 'reading' ? { refreshSeconds } : {},
  );
}

/** @throws Problem `not_found` for what is no id */
function idOf(value: string): string {
  if (z.uuid().safeParse(value).success) return value;
  throw new Problem('not_found');
}
