import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { catalogueAt } from '../catalogue/index.js';
import { viewpointAt } from '../history/index.js';
import { largestImport, readUploads, uploadOf } from '../imports/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { type FieldError, fieldId, type Option } from '../web/index.js';
import { beginReconciliation } from './commands/begin.js';
import { reconciliationPath } from './document.js';
import { type PageParts, sendPage } from './page-kit.js';
import { listReconciliations } from './queries.js';
import { toApiReconciliation } from './schemas.js';
import { stepPages } from './step-pages.js';
import {
  ReconciliationsPage,
  type ReconciliationsView,
  reconciliationsPath,
  type TypedReconciliation,
} from './views/reconciliations-page.js';
import { bodies } from './words.js';

const perPage = 25;
const listQuery = z.object({ seite: z.coerce.number().int().min(1).max(10_000).catch(1) });
const nothingTyped: TypedReconciliation = {
  body: '',
  date: '',
  fundingPeriod: '',
  fund: '',
  programmeOnly: false,
  previous: '',
};

/** The registry beside lists of other bodies: sending one, what differs, what was decided about it. */
export function reconciliationPages(pages: App, parts: PageParts): void {
  pages.get(
    reconciliationsPath,
    { config: only(...readersOfAll), schema: { hide: true, querystring: listQuery } },
    (request, reply) =>
      sendListPage(parts, request, reply, { page: request.query.seite, typed: nothingTyped, errors: [] }),
  );
  sendingPages(pages, parts);
  stepPages(pages, parts);
}

/** The form with the list, in a scope of its own: only here are files taken. */
function sendingPages(pages: App, parts: PageParts): void {
  pages.register(async (scope: App) => {
    await readUploads(scope, 'import');
    scope.post(
      reconciliationsPath,
      {
        config: { ...only(...serviceCentreRoles), rateLimit: limits.uploads },
        bodyLimit: largestImport,
        schema: { hide: true },
      },
      async (request, reply) => {
        const typed = typedIn(formOf(request));
        try {
          const id = await begin(parts, request, typed);
          return await reply.redirect(reconciliationPath(id), 303);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          reply.code(error.status);
          return sendListPage(parts, request, reply, { page: 1, typed, errors: [faultOf(error)] });
        }
      },
    );
  });
}

async function begin(
  { database }: PageParts,
  request: FastifyRequest,
  { body, fundingPeriod, fund, programmeOnly, previous }: TypedReconciliation,
): Promise<string> {
  const upload = uploadOf(request);
  const known = bodies.find((one) => one === body);
  if (known === undefined)
    throw new Problem('invalid_parameter', {
      errors: [{ pointer: '/body', code: 'missing', detail: noBody }],
    });
  return beginReconciliation(database, writerOf(request), upload, {
    body: known,
    previousId: z.uuid().safeParse(previous).success ? previous : null,
    scope: { fundingPeriod: fundingPeriod || null, fund: fund || null, programmeOnly },
  });
}

const noBody = text('Wählen Sie, von wem die Liste ist.', 'Choose whose list it is.');

const typedIn = (form: SentForm): TypedReconciliation => ({
  body: form.body ?? '',
  date: form.date ?? '',
  fundingPeriod: form.fundingPeriod ?? '',
  fund: form.fund ?? '',
  programmeOnly: form.programmeOnly === '1',
  previous: form.previous ?? '',
});

function faultOf(problem: Problem): FieldError {
  const field = ['date', 'body'].find((name) => problem.errors.some(({ pointer }) => pointer === `/${name}`));
  const messages = problem.errors.map(({ detail }) => detail.de);
  const message = [problem.detail?.de, ...messages].filter((part) => part !== undefined).join(' ');
  return { fieldId: fieldId(field ?? 'file'), message: message || problem.title.de };
}

async function sendListPage(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Pick<ReconciliationsView, 'page' | 'typed' | 'errors'>,
): Promise<FastifyReply> {
  const { role, mayWrite } = actorOf(request);
  const offset = (asked.page - 1) * perPage;
  const found = await readingAs(parts, request, async (tx) =>
    (await listReconciliations(tx, { offset, limit: perPage + 1 })).map(toApiReconciliation),
  );
  const view: ReconciliationsView = {
    ...asked,
    ...(await choices(parts)),
    items: found.slice(0, perPage),
    hasMore: found.length > perPage,
    maySend: mayWrite && serviceCentreRoles.some((one) => one === role),
  };
  return sendPage(parts, request, reply, null, <ReconciliationsPage view={view} />);
}

async function choices({ database }: PageParts): Promise<{ periods: Option[]; funds: Option[] }> {
  const { revision } = await viewpointAt(database.orm);
  const catalogue = await catalogueAt(database.orm, revision);
  const periods = catalogue.ofKind('fundingPeriod');
  return {
    periods: periods.map(({ key, title }) => ({ value: key, label: title.de ?? key })),
    funds: periods.flatMap((period) =>
      catalogue
        .ofKind('fund', period.key)
        .map(({ key, code }) => ({ value: key, label: `${code ?? key}, ${period.title.de ?? period.key}` })),
    ),
  };
}
