import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  attributesOf,
  type CatalogueEntry,
  catalogueAt,
  correctCatalogueEntry,
} from '../../catalogue/index.js';
import { viewpointAt } from '../../history/index.js';
import { readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import type { Database } from '../../platform/database/database.js';
import { actorOf, only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import {
  type FieldError,
  fieldId,
  renderPage,
  type Site,
  withFlash,
  workspaceHead,
} from '../../web/index.js';
import { readRule, type TypedRule, typedRule } from '../deadline-form.js';
import { DeadlinesPage } from '../views/deadlines-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const path = '/servicestelle/nachweise/fristen';

/** When proofs of use are due by the guidelines: to read for those who see all, to correct for the service centre. */
export function deadlinePages(pages: App, parts: PageParts): void {
  pages.get(path, { config: only(...readersOfAll), schema: { hide: true } }, (request, reply) =>
    sendRules(parts, request, reply, null, []),
  );
  pages.post(
    path,
    { config: only(...serviceCentreRoles), schema: { hide: true } },
    async (request, reply) => {
      const typed = typedRule(formOf(request));
      const entry = (await rulesNow(parts.database)).find(({ key }) => key === typed.key);
      if (entry === undefined) throw new Problem('malformed');
      const { months } = attributesOf('deadlineRule', entry);
      const { attributes, errors } = readRule(typed, months === null ? 'lastDay' : 'months');
      if (attributes === null) return sendRules(parts, request, reply, typed, errors);
      try {
        await correctCatalogueEntry(
          parts.database,
          writerOf(request, typed.reason),
          { kind: 'deadlineRule', key: typed.key },
          (present) => {
            if (String(present.publishedRevision) !== typed.version) throw new Problem('stale');
            return { attributes };
          },
        );
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'stale') throw error;
        return sendRules(parts, request, reply, { ...typed, version: await versionNow(parts, typed.key) }, [
          { fieldId: fieldId(`${typed.key}.clause`), message: changedMeanwhile },
        ]);
      }
      return reply.redirect(withFlash(path, 'saved'), 303);
    },
  );
}

const changedMeanwhile =
  'Jemand hat diese Frist inzwischen geändert. Ihre Angaben sind noch da. Vergleichen Sie und speichern Sie noch einmal.';

async function rulesNow({ orm }: Database): Promise<readonly CatalogueEntry[]> {
  const { revision } = await viewpointAt(orm);
  return (await catalogueAt(orm, revision)).ofKind('deadlineRule');
}

async function versionNow({ database }: PageParts, key: string): Promise<string> {
  const entry = (await rulesNow(database)).find((one) => one.key === key);
  return String(entry?.publishedRevision ?? '');
}

async function sendRules(
  { database, site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedRule | null,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const view = {
    rules: await rulesNow(database),
    action: actorOf(request).role === 'auditor' ? null : path,
    typed,
    errors,
  };
  const head = workspaceHead(request, {
    title: 'Fristen der Richtlinien',
    section: 'proofs',
    crumbs: [{ label: 'Nachweise', path: '/servicestelle/nachweise' }],
  });
  if (errors.length > 0) reply.code(422);
  const html = await renderPage(site, head, <DeadlinesPage view={view} />);
  return reply.type('text/html; charset=utf-8').send(html);
}
